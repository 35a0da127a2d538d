import { useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { type HoursIn, type HoursOut, putHours, type RulebookOut } from "@handsel/shared/api";
import { Panel } from "@ui/panel";
import { Switch } from "@ui/switch";
import { ChapterForm } from "./chapter-form";
import { Choices } from "./choices";
import { ClosuresField } from "./closures-field";
import { useDraft, useSaving } from "./draft";
import { TextsField } from "./texts-field";
import { WeekField } from "./week-field";

export function HoursForm({ book }: { book: RulebookOut }) {
  const say = useSay();
  const { business } = useMe();
  const isReadOnly = !useMay("assistant.change");
  const { version: _, timezone, ...kept } = book.hours;
  const draft = useDraft<Omit<HoursOut, "version" | "timezone">>(kept);
  const { weekly, closures, answers_when, away, says_away } = draft.value;
  const put = (version: number) =>
    putHours({ body: { ...draft.value, version } as HoursIn, throwOnError: true });
  const saving = useSaving("hours", put, draft);
  const offered = book.manner.languages.length ? book.manner.languages : book.spoken;
  const own = book.manner.default_language || business.locale.slice(0, 2);
  return (
    <ChapterForm
      isChanged={draft.isChanged}
      isReadOnly={isReadOnly}
      saving={saving}
      onDiscard={draft.discard}
    >
      <Panel
        title={say("hours.week")}
        aside={
          <span className="text-soft text-sm">
            {say("hours.zone", { zone: timezone.replaceAll("_", " ") })}
          </span>
        }
      >
        <WeekField week={weekly} onChange={(week) => draft.change({ weekly: week })} />
      </Panel>
      <Panel title={say("hours.closures")}>
        <ClosuresField
          closures={closures}
          onChange={(changed) => draft.change({ closures: changed })}
        />
      </Panel>
      <Panel title={say("hours.away")}>
        <div className="grid gap-5">
          <Choices
            label={say("hours.answers")}
            value={answers_when === "away" ? "away" : "always"}
            choices={[
              {
                value: "always",
                label: say("hours.answers.always"),
                hint: say("hours.answers.always.hint"),
              },
              {
                value: "away",
                label: say("hours.answers.away"),
                hint: say("hours.answers.away.hint"),
              },
            ]}
            onChange={(value) => draft.change({ answers_when: value })}
          />
          <TextsField
            label={say("hours.away.words")}
            hint={say("hours.away.hint")}
            languages={offered}
            first={offered.includes(own) ? own : (offered[0] ?? "en")}
            texts={away}
            onChange={(texts) => draft.change({ away: texts })}
          />
          <Switch
            label={say("hours.says_away")}
            isOn={says_away}
            isDisabled={isReadOnly}
            onChange={(isOn) => draft.change({ says_away: isOn })}
          />
        </div>
      </Panel>
    </ChapterForm>
  );
}
