import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { markDifference } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { Select } from "@ui/select";
import { useState } from "react";
import type { Difference } from "./difference-list";

const MARKS = ["seen", "solved", "unseen"] as const;
const NAMES: Record<(typeof MARKS)[number], Key> = {
  seen: "difference.seen",
  solved: "difference.solved",
  unseen: "difference.unseen",
};

/** Says that somebody saw to a difference, and what they found. */
export function MarkDialog({ difference }: { difference: Difference }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [mark, setMark] = useState<(typeof MARKS)[number]>("seen");
  const [note, setNote] = useState(difference.note);
  const deed = {
    title: say("difference.mark"),
    lead: say("difference.mark.lead"),
    submit: say("action.save"),
    done: say("difference.marked"),
    stale: [["differences"]],
    act: () =>
      markDifference({
        path: { difference_id: difference.id },
        body: { mark, note },
        throwOnError: true,
      }),
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {say("difference.mark")}
      </Button>
      {isOpen && (
        <DeedDialog deed={deed} onClose={() => setOpen(false)}>
          <Field label={say("difference.state")}>
            {(parts) => (
              <Select
                {...parts}
                value={mark}
                onChange={(event) =>
                  setMark(MARKS.find((one) => one === event.target.value) ?? "seen")
                }
              >
                {MARKS.map((one) => (
                  <option key={one} value={one}>
                    {say(NAMES[one])}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={say("difference.note")}>
            {(parts) => (
              <TextArea
                {...parts}
                rows={3}
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </DeedDialog>
      )}
    </>
  );
}
