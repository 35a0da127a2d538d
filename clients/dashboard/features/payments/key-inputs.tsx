import { useSay } from "@app/look";
import { FoundAt } from "@features/channels/value-field";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { SecretInput } from "@ui/secret-input";
import type { KeyField, Keys } from "./key-fields";

/** The fields an account is proved by. */
export function KeyInputs({
  fields,
  keys,
  onChange,
}: {
  fields: KeyField[];
  keys: Keys;
  onChange: (keys: Keys) => void;
}) {
  const say = useSay();
  return fields.map((field) => {
    const Control = field.isSecret ? SecretInput : Input;
    return (
      <Field
        key={field.name}
        label={say(field.label)}
        hint={say(field.hint)}
        aside={field.url && <FoundAt url={field.url} />}
      >
        {(parts) => (
          <Control
            {...parts}
            dir="ltr"
            autoComplete="off"
            required={!field.isOptional}
            minLength={field.isSecret ? 8 : undefined}
            maxLength={field.isSecret ? 500 : 120}
            value={keys[field.name] ?? ""}
            onChange={(event) => onChange({ ...keys, [field.name]: event.target.value })}
          />
        )}
      </Field>
    );
  });
}
