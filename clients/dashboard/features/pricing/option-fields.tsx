import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { AmountField, CountField } from "./amount-field";
import { NameField } from "./name-field";
import type { TypedOption } from "./typed-option";

const MOST_DAYS = 365;

/** One way to deliver into a zone. */
export function OptionFields({
  number,
  option,
  currency,
  onChange,
  onRemove,
}: {
  number: number;
  option: TypedOption;
  currency: string;
  onChange: (option: TypedOption) => void;
  onRemove: false | (() => void);
}) {
  const say = useSay();
  const set = (part: keyof TypedOption) => (value: string) =>
    onChange({ ...option, [part]: value });
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3.5">
      <legend className="px-1 font-medium text-sm">{say("zone.option", { number })}</legend>
      <NameField
        label={say("zone.option.name")}
        value={option.name}
        onChange={set("name")}
        aside={
          onRemove && (
            <Button size="sm" variant="quiet" onClick={onRemove}>
              {say("settings.remove")}
            </Button>
          )
        }
      />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <AmountField
          label={say("zone.option.fee", { currency })}
          currency={currency}
          value={option.fee}
          onChange={set("fee")}
        />
        <AmountField
          label={say("zone.option.free", { currency })}
          currency={currency}
          value={option.free}
          onChange={set("free")}
          isOptional
        />
        <CountField
          label={say("zone.option.days_from")}
          most={MOST_DAYS}
          value={option.from}
          onChange={set("from")}
          isOptional
        />
        <CountField
          label={say("zone.option.days_to")}
          most={MOST_DAYS}
          least={Number(option.from) || 0}
          value={option.to}
          onChange={set("to")}
          isOptional
        />
      </div>
    </fieldset>
  );
}
