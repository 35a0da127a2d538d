import type { NoteOut } from "@handsel/shared/api";
import type { Message } from "./bubble";

export type Entry =
  | { at: string; id: string; message: Message; note?: never }
  | { at: string; id: string; note: NoteOut; message?: never };

/** What was said and noted, in order. Notes from before the first message shown come with it. */
export function entriesOf(
  messages: readonly Message[],
  notes: readonly NoteOut[],
  isWhole: boolean,
): Entry[] {
  const first = messages[0];
  const shown = notes.filter(
    (note) => isWhole || !first || Date.parse(note.created_at) >= Date.parse(first.said_at),
  );
  return [
    ...messages.map((message) => ({ at: message.said_at, id: message.id, message })),
    ...shown.map((note) => ({ at: note.created_at, id: note.id, note })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
