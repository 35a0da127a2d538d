import { useReader, useSay } from "@app/look";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { Select } from "@ui/select";
import { type ReactNode, useState } from "react";
import { languageName } from "./languages";

const MOST = 300;

/** The shop's own words, written once for each language. */
export function TextsField({
  label,
  hint,
  languages,
  first,
  texts,
  onChange,
}: {
  label: ReactNode;
  hint: ReactNode;
  languages: string[];
  /** The language that is shown first. */
  first: string;
  texts: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
}) {
  const say = useSay();
  const reader = useReader();
  const [chosen, choose] = useState<string | null>(null);
  const language = chosen && languages.includes(chosen) ? chosen : first;
  const write = (text: string) => {
    const { [language]: _, ...others } = texts;
    onChange(text ? { ...others, [language]: text } : others);
  };
  return (
    <Field
      label={label}
      hint={hint}
      aside={
        <Select
          aria-label={say("manner.greeting.language")}
          className="w-44"
          value={language}
          onChange={(event) => choose(event.target.value)}
        >
          {languages.map((code) => (
            <option key={code} value={code}>
              {texts[code] ? `${languageName(code, reader)} ✓` : languageName(code, reader)}
            </option>
          ))}
        </Select>
      }
    >
      {(parts) => (
        <TextArea
          {...parts}
          rows={2}
          dir="auto"
          lang={language}
          maxLength={MOST}
          value={texts[language] ?? ""}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}
