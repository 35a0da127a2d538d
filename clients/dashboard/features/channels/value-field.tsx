import { useSay } from "@app/look";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { SecretInput } from "@ui/secret-input";
import { ExternalLink } from "lucide-react";
import type { KindField } from "./kinds";

/** One value of a connection, and where it is found. */
export function ValueField({
  field,
  value,
  onChange,
}: {
  field: KindField;
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay();
  const given = {
    value,
    required: !field.isOptional,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Field
      label={say(field.label)}
      hint={say(field.hint)}
      aside={field.url && <FoundAt url={field.url} />}
    >
      {(parts) =>
        field.name === "access_token" ? (
          <SecretInput {...parts} {...given} minLength={8} maxLength={1000} />
        ) : (
          <Input
            {...parts}
            {...given}
            dir="ltr"
            autoComplete="off"
            inputMode="numeric"
            pattern="\s*[A-Za-z0-9_]*\s*"
            maxLength={120}
          />
        )
      }
    </Field>
  );
}

/** The page where a value is found. */
export function FoundAt({ url }: { url: string }) {
  const say = useSay();
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex items-center gap-1 text-soft text-xs underline underline-offset-2 hover:text-ink"
    >
      {say("connect.open", { site: new URL(url).hostname })}
      <ExternalLink aria-hidden className="size-3 rtl:-scale-x-100" />
    </a>
  );
}
