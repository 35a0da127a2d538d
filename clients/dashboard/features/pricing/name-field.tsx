import { Field } from "@ui/field";
import { Input } from "@ui/input";
import type { ReactNode } from "react";

/** What something is called. */
export function NameField({
  label,
  value,
  onChange,
  aside,
}: {
  label: string;
  value: string;
  onChange: (name: string) => void;
  aside?: ReactNode;
}) {
  return (
    <Field label={label} aside={aside}>
      {(parts) => (
        <Input
          {...parts}
          dir="auto"
          required
          maxLength={120}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
