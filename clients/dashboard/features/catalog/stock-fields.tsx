import { useReader, useSay } from "@app/look";
import { formatNumber, parseMoney } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { useState } from "react";

const HOW = ["more", "fewer", "count"] as const;
type How = (typeof HOW)[number];
const REASONS = ["received", "counted", "damaged", "returned", "other"] as const;
type Reason = (typeof REASONS)[number];
const USUAL: Record<How, Reason> = { more: "received", fewer: "damaged", count: "counted" };

export interface Taking {
  how: How;
  typed: string;
  reason: Reason;
  note: string;
  isWrong: boolean;
  /** Names this correction: sent again, it is not made again. */
  clientKey: string;
}

/** A correction of stock while it is being typed. */
export function useTaking() {
  const reader = useReader();
  const [taking, setTaking] = useState<Taking>(() => ({
    how: "more",
    typed: "",
    reason: "received",
    note: "",
    isWrong: false,
    clientKey: crypto.randomUUID(),
  }));
  // Yen have no places: a whole number, in the reader's digits.
  const amount = parseMoney(taking.typed, "JPY", reader);
  const isGood = amount !== null && (taking.how === "count" || amount > 0);
  const change = (changed: Partial<Taking>) =>
    // Another correction has another name.
    setTaking((before) => ({ ...before, ...changed, clientKey: crypto.randomUUID() }));
  const body = {
    ...(taking.how === "count"
      ? { to: amount ?? 0 }
      : { by: (amount ?? 0) * (taking.how === "more" ? 1 : -1) }),
    reason: taking.reason,
    note: taking.note,
    client_key: taking.clientKey,
  };
  const isReady = () => {
    setTaking((before) => ({ ...before, isWrong: !isGood }));
    return isGood;
  };
  return { taking, change, body, isReady, isGood, amount };
}

const LABEL: Record<How, Key> = { more: "stock.by", fewer: "stock.by", count: "stock.to" };

export function StockFields({
  taking,
  onChange,
  isGood,
  after,
}: {
  taking: Taking;
  onChange: (changed: Partial<Taking>) => void;
  isGood: boolean;
  /** How many there are then, when that can be told. */
  after?: number | undefined;
}) {
  const say = useSay();
  const reader = useReader();
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={say("stock.how")}>
          {(parts) => (
            <Select
              {...parts}
              value={taking.how}
              onChange={(event) => {
                const how = HOW.find((one) => one === event.target.value) ?? "more";
                onChange({ how, reason: USUAL[how] });
              }}
            >
              {HOW.map((one) => (
                <option key={one} value={one}>
                  {say(`stock.how.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say(LABEL[taking.how])} error={taking.isWrong && !isGood && say("stock.bad")}>
          {(parts) => (
            <Input
              {...parts}
              inputMode="numeric"
              autoComplete="off"
              value={taking.typed}
              onChange={(event) => onChange({ typed: event.target.value })}
              className="figures h-10"
            />
          )}
        </Field>
        <Field label={say("stock.reason")}>
          {(parts) => (
            <Select
              {...parts}
              value={taking.reason}
              onChange={(event) =>
                onChange({ reason: REASONS.find((one) => one === event.target.value) ?? "other" })
              }
            >
              {REASONS.map((one) => (
                <option key={one} value={one}>
                  {say(`stock.reason.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say("stock.note")}>
          {(parts) => (
            <Input
              {...parts}
              maxLength={200}
              value={taking.note}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
      {after !== undefined && (
        <p role="status" className="figures text-sm text-soft">
          {say("stock.after", { count: formatNumber(after, reader) })}
        </p>
      )}
    </>
  );
}
