import { useReader, useSay } from "@app/look";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { fromLocal, toLocal } from "./local-moment";

/** A moment on the shop's clocks, or none. */
export function MomentField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (moment: string) => void;
}) {
  const say = useSay();
  const { timeZone } = useReader();
  return (
    <Field label={label} hint={say("settings.optional")}>
      {(parts) => (
        <Input
          {...parts}
          type="datetime-local"
          value={toLocal(value, timeZone)}
          onChange={(event) => onChange(fromLocal(event.target.value, timeZone))}
        />
      )}
    </Field>
  );
}
