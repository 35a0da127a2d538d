import { useReader, useSay } from "@app/look";
import { formatRate, parseMoney, parseRate, typedMoney } from "@handsel/shared/format";
import { Field } from "@ui/field";
import { Input } from "@ui/input";

interface Typed {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  isOptional?: boolean;
}

/** An amount in the shop's currency, as it is typed. */
export function AmountField({ currency, ...typed }: Typed & { currency: string }) {
  const say = useSay();
  const reader = useReader();
  const isBad = typed.value.trim() !== "" && parseMoney(typed.value, currency, reader) === null;
  const example = typedMoney(1250, currency, reader);
  return <NumberField {...typed} error={isBad && say("settings.bad_amount", { example })} />;
}

/** A percentage, as it is typed. */
export function RateField(typed: Typed) {
  const say = useSay();
  const reader = useReader();
  const isBad = typed.value.trim() !== "" && parseRate(typed.value, reader) === null;
  const example = formatRate(88_750, reader);
  return <NumberField {...typed} error={isBad && say("settings.bad_percent", { example })} />;
}

/** A whole number from one to another, as it is typed. */
export function CountField({
  label,
  hint,
  value,
  onChange,
  isOptional,
  least = 0,
  most,
}: Typed & { least?: number; most: number }) {
  return (
    <Field label={label} hint={hint}>
      {(parts) => (
        <Input
          {...parts}
          type="number"
          required={!isOptional}
          min={least}
          max={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="figures h-10"
        />
      )}
    </Field>
  );
}

function NumberField({
  label,
  hint,
  value,
  onChange,
  isOptional,
  error,
}: Typed & { error: string | false }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(parts) => (
        <Input
          {...parts}
          inputMode="decimal"
          autoComplete="off"
          required={!isOptional}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="figures h-10"
        />
      )}
    </Field>
  );
}
