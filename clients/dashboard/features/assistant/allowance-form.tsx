import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { type AllowanceIn, putAllowance, type RulebookOut } from "@handsel/shared/api";
import { parseMoney } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Panel } from "@ui/panel";
import { Switch } from "@ui/switch";
import { ChapterForm } from "./chapter-form";
import { useDraft, useSaving } from "./draft";

const WORDS = [
  "show_products",
  "cart",
  "checkout",
  "discount_codes",
  "order_status",
  "cancel",
  "change",
  "return",
  "exchange",
] as const;

/** The words for a group; null for one that is newer than this client. */
function wordsOf(group: string): { label: Key; hint: Key } | null {
  const known = WORDS.find((one) => one === group);
  return known ? { label: `allowance.${known}`, hint: `allowance.${known}.hint` } : null;
}

export function AllowanceForm({ book }: { book: RulebookOut }) {
  const say = useSay();
  const reader = useReader();
  const isReadOnly = !useMay("assistant.change");
  const { groups, currency, switched_off: kept, most_order_minor: most } = book.allowance;
  const draft = useDraft({ off: kept, most: plainAmount(most, currency) });
  const typed = draft.value.most.trim();
  const wanted = typed ? parseMoney(typed, currency, reader) : null;
  const isBad = typed !== "" && wanted === null;
  const put = (version: number) =>
    putAllowance({
      body: {
        version,
        switched_off: draft.value.off as NonNullable<AllowanceIn["switched_off"]>,
        most_order_minor: wanted,
      },
      throwOnError: true,
    });
  const saving = useSaving("allowance", put, draft);
  const toggle = (group: string, isOn: boolean) =>
    draft.change({
      off: groups.filter((one) => (one === group ? !isOn : draft.value.off.includes(one))),
    });
  return (
    <ChapterForm
      isChanged={draft.isChanged}
      isReadOnly={isReadOnly}
      isReady={!isBad}
      saving={saving}
      onDiscard={draft.discard}
    >
      <Panel title={say("allowance.title")}>
        <p className="mb-4 text-soft text-sm">{say("allowance.lead")}</p>
        <div className="divide-y divide-line *:py-3.5 first:*:pt-0 last:*:pb-0">
          {groups.map((group) => {
            const words = wordsOf(group);
            return (
              <Switch
                key={group}
                label={words ? say(words.label) : group}
                hint={words && say(words.hint)}
                isOn={!draft.value.off.includes(group)}
                isDisabled={isReadOnly}
                onChange={(isOn) => toggle(group, isOn)}
              />
            );
          })}
        </div>
        <p className="mt-4 rounded-md bg-sunken px-3.5 py-2.5 text-soft text-sm">
          {say("allowance.always")}
        </p>
      </Panel>
      <Panel title={say("allowance.limits")}>
        <div className="grid gap-4">
          <Field
            label={say("allowance.most")}
            hint={say("allowance.most.hint", { currency })}
            error={isBad && say("allowance.most.bad", { currency })}
            className="max-w-md"
          >
            {(parts) => (
              <Input
                {...parts}
                dir="ltr"
                inputMode="decimal"
                autoComplete="off"
                value={draft.value.most}
                onChange={(event) => draft.change({ most: event.target.value })}
              />
            )}
          </Field>
          <p className="text-soft text-sm">{say("allowance.discounts")}</p>
        </div>
      </Panel>
    </ChapterForm>
  );
}

/** An amount as it is typed, without its currency. */
function plainAmount(minor: number | null, currency: string): string {
  if (minor === null) return "";
  const options = { style: "currency", currency } as const;
  const digits = new Intl.NumberFormat("en", options).resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}
