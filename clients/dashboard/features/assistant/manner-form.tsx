import { useReader, useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { type MannerIn, type MannerOut, putManner, type RulebookOut } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { Panel } from "@ui/panel";
import { Select } from "@ui/select";
import { ChapterForm } from "./chapter-form";
import { Choices } from "./choices";
import { type Draft, useDraft, useSaving } from "./draft";
import { languageName } from "./languages";
import { TextsField } from "./texts-field";

const TONES = ["friendly", "neutral", "formal"] as const;

type Written = Omit<MannerOut, "version">;
type Wanted = Omit<MannerIn, "version">;

export function MannerForm({ book }: { book: RulebookOut }) {
  const say = useSay();
  const isReadOnly = !useMay("assistant.change");
  const { version: _, ...kept } = book.manner;
  const draft = useDraft<Written>(kept);
  const put = (version: number) =>
    putManner({ body: { ...wantedOf(draft.value), version }, throwOnError: true });
  const saving = useSaving("manner", put, draft);
  return (
    <ChapterForm
      isChanged={draft.isChanged}
      isReadOnly={isReadOnly}
      saving={saving}
      onDiscard={draft.discard}
    >
      <WhoSpeaks draft={draft} spoken={book.spoken} />
      <Languages draft={draft} spoken={book.spoken} />
      <Panel title={say("manner.persona")}>
        <Field label={say("manner.persona")} hint={say("manner.persona.hint")}>
          {(parts) => (
            <TextArea
              {...parts}
              dir="auto"
              rows={4}
              maxLength={4000}
              value={draft.value.persona}
              onChange={(event) => draft.change({ persona: event.target.value })}
            />
          )}
        </Field>
      </Panel>
    </ChapterForm>
  );
}

function wantedOf(written: Written): Wanted {
  const { default_language: chosen, languages } = written;
  const isKnown = !languages.length || languages.includes(chosen);
  // What the server offers to choose from is what it takes.
  return { ...written, default_language: chosen && isKnown ? chosen : null } as Wanted;
}

function WhoSpeaks({ draft, spoken }: { draft: Draft<Written>; spoken: string[] }) {
  const say = useSay();
  const { business } = useMe();
  const { name, tone, greetings, languages, default_language } = draft.value;
  const own = default_language || business.locale.slice(0, 2);
  const offered = languages.length ? languages : spoken;
  const first = offered.includes(own) ? own : (offered[0] ?? "en");
  return (
    <Panel title={say("manner.who")}>
      <div className="grid gap-5">
        <Field label={say("manner.name")} hint={say("manner.name.hint")} className="max-w-md">
          {(parts) => (
            <Input
              {...parts}
              dir="auto"
              maxLength={40}
              autoComplete="off"
              value={name}
              onChange={(event) => draft.change({ name: event.target.value })}
            />
          )}
        </Field>
        <Choices
          label={say("manner.tone")}
          hint={say("manner.tone.hint")}
          isBeside
          value={TONES.find((one) => one === tone) ?? "neutral"}
          choices={TONES.map((value) => ({ value, label: say(`manner.tone.${value}`) }))}
          onChange={(value) => draft.change({ tone: value })}
        />
        <TextsField
          label={say("manner.greeting")}
          hint={say("manner.greeting.hint")}
          languages={offered}
          first={first}
          texts={greetings}
          onChange={(texts) => draft.change({ greetings: texts })}
        />
        {name && (
          <figure className="grid gap-1.5">
            <figcaption className="text-soft text-sm">{say("manner.preview")}</figcaption>
            <p
              dir="auto"
              className="w-fit max-w-full rounded-xl rounded-es-sm bg-machine px-3.5 py-2 wrap-anywhere"
            >
              {say("manner.preview.text", {
                greeting: greetings[first] ?? "",
                name,
                shop: business.name,
              }).trim()}
            </p>
          </figure>
        )}
      </div>
    </Panel>
  );
}

function Languages({ draft, spoken }: { draft: Draft<Written>; spoken: string[] }) {
  const say = useSay();
  const reader = useReader();
  const { business } = useMe();
  const { languages, default_language: byDefault } = draft.value;
  const own = business.locale.slice(0, 2);
  const toggle = (code: string, isOn: boolean) => {
    const wanted = spoken.filter((one) => (one === code ? isOn : languages.includes(one)));
    // None at all would mean every language: the last one stays.
    if (wanted.length) draft.change({ languages: wanted });
  };
  const choose = (which: "any" | "some") =>
    draft.change({ languages: which === "any" ? [] : [spoken.includes(own) ? own : "en"] });
  return (
    <Panel title={say("manner.languages")}>
      <div className="grid gap-5">
        <Choices
          label={say("manner.languages.which")}
          value={languages.length ? "some" : "any"}
          choices={[
            { value: "any", label: say("manner.languages.any") },
            { value: "some", label: say("manner.languages.some") },
          ]}
          onChange={choose}
        />
        {languages.length > 0 && (
          <fieldset className="grid min-w-0 gap-x-4 gap-y-1 sm:grid-cols-4">
            <legend className="sr-only">{say("manner.languages.some")}</legend>
            {spoken.map((code) => (
              <label key={code} className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  checked={languages.includes(code)}
                  onChange={(event) => toggle(code, event.target.checked)}
                  className="size-4 shrink-0 accent-green"
                />
                {languageName(code, reader)}
              </label>
            ))}
          </fieldset>
        )}
        <Field label={say("manner.default")} className="max-w-md">
          {(parts) => (
            <Select
              {...parts}
              value={byDefault}
              onChange={(event) => draft.change({ default_language: event.target.value })}
            >
              <option value="">{say("manner.default.shop")}</option>
              {(languages.length ? languages : spoken).map((code) => (
                <option key={code} value={code}>
                  {languageName(code, reader)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </Panel>
  );
}
