import { useSay } from "@app/look";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { Select } from "@ui/select";
import { KINDS, type Kind, kindOf } from "./kinds";

export interface EntryDraft {
  kind: Kind;
  question: string;
  answer: string;
  keywords: string;
}

/** What an entry says, while it is being written. */
export function EntryFields({
  draft,
  onChange,
  isTried,
}: {
  draft: EntryDraft;
  onChange: (changed: Partial<EntryDraft>) => void;
  isTried: boolean;
}) {
  const say = useSay();
  const needed = say("knowledge.needed");
  return (
    <>
      <Field
        label={say("knowledge.question")}
        error={isTried && draft.question.trim() === "" && needed}
      >
        {(parts) => (
          <Input
            {...parts}
            maxLength={300}
            value={draft.question}
            onChange={(event) => onChange({ question: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say("knowledge.answer")}
        hint={say("knowledge.answer.hint")}
        error={isTried && draft.answer.trim() === "" && needed}
      >
        {(parts) => (
          <TextArea
            {...parts}
            className="min-h-32"
            maxLength={4000}
            value={draft.answer}
            onChange={(event) => onChange({ answer: event.target.value })}
          />
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={say("knowledge.kind")}>
          {(parts) => (
            <Select
              {...parts}
              value={draft.kind}
              onChange={(event) => onChange({ kind: kindOf(event.target.value) })}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {say(`knowledge.kind.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say("knowledge.keywords")} hint={say("product.commas")}>
          {(parts) => (
            <Input
              {...parts}
              maxLength={1000}
              value={draft.keywords}
              onChange={(event) => onChange({ keywords: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

export function isComplete(draft: EntryDraft): boolean {
  return draft.question.trim() !== "" && draft.answer.trim() !== "";
}
