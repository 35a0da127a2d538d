import { useSay } from "@app/look";
import { useNavigate } from "@tanstack/react-router";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { TabLink, TabLinks } from "@ui/tabs";
import { COMPARES, KINDS, LENGTHS, RANGES, type Wanted } from "./range";

/** Which days, of which channel, beside which others: each choice is an address. */
export function Filters({ wanted, span }: { wanted: Wanted; span: { from: string; to: string } }) {
  const say = useSay();
  const navigate = useNavigate();
  const choose = (changed: Wanted) =>
    void navigate({ to: "/analytics", search: { ...wanted, ...changed }, replace: true });
  const { days = "month", compare = "previous", channel = "" } = wanted;
  return (
    <div className="grid gap-4">
      <TabLinks label={say("analytics.days")}>
        {RANGES.map((one) => (
          <TabLink
            key={one}
            isCurrent={one === days}
            to="/analytics"
            search={{
              ...(one === "month" ? {} : { days: one }),
              ...(one === "custom" ? span : {}),
              ...(wanted.compare ? { compare: wanted.compare } : {}),
              ...(wanted.channel ? { channel: wanted.channel } : {}),
            }}
          >
            {say(`analytics.days.${one}`, { days: LENGTHS[one] })}
          </TabLink>
        ))}
      </TabLinks>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {days === "custom" &&
          (["from", "to"] as const).map((end) => (
            <Field key={end} label={say(`analytics.${end}`)}>
              {(parts) => (
                <Input
                  {...parts}
                  type="date"
                  required
                  value={span[end]}
                  onChange={(event) => event.target.value && choose({ [end]: event.target.value })}
                />
              )}
            </Field>
          ))}
        <Field label={say("analytics.compare")}>
          {(parts) => (
            <Select
              {...parts}
              value={compare}
              onChange={(event) =>
                choose({ compare: COMPARES.find((one) => one === event.target.value) })
              }
            >
              {COMPARES.map((one) => (
                <option key={one} value={one}>
                  {say(`analytics.compare.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say("analytics.channel")}>
          {(parts) => (
            <Select
              {...parts}
              value={channel}
              onChange={(event) =>
                choose({ channel: KINDS.find((one) => one === event.target.value) })
              }
            >
              <option value="">{say("analytics.channel.all")}</option>
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {say(`channel.kind.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </div>
  );
}
