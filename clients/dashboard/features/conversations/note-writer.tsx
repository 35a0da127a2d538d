import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { StickyNote } from "lucide-react";
import type { WriterProps } from "./composer";
import { useDraft, useNoting } from "./writing";
import { WritingForm } from "./writing-form";

/** What only the team reads. */
export function NoteWriter({ conversation, ref }: WriterProps) {
  const say = useSay();
  const { text, change } = useDraft(conversation.id, "note");
  const { noting, renew } = useNoting(conversation.id, () => change(""));
  return (
    <WritingForm
      ref={ref}
      text={text}
      isReady={!noting.isPending}
      onSend={(words) => noting.mutate(words)}
      onChange={(event) => {
        renew();
        change(event.target.value);
      }}
      aria-label={say("note.label")}
      placeholder={say("note.placeholder")}
      before={
        noting.isError && (
          <Notice tone="bad">
            {say("composer.failed")} {refusalOf(noting.error, say)}
          </Notice>
        )
      }
      button={(canSend) => (
        <Button
          type="submit"
          variant="secondary"
          size="lg"
          disabled={!canSend}
          isBusy={noting.isPending}
        >
          <StickyNote aria-hidden />
          {say("note.add")}
        </Button>
      )}
    />
  );
}
