import { Field } from "@ui/field";
import { Input } from "@ui/input";
import type { ComponentProps, ReactNode } from "react";

/** A short code that comes from an app or a letter. */
export function CodeField({
  label,
  error,
  ...others
}: { label: ReactNode; error?: ReactNode } & ComponentProps<"input">) {
  return (
    <Field label={label} error={error}>
      {(parts) => (
        <Input
          {...parts}
          name="code"
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="figures h-12 text-center font-medium text-xl tracking-[0.25em]"
          {...others}
        />
      )}
    </Field>
  );
}
