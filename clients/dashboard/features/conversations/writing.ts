import { listNotesQueryKey, writeNote } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

export type Mode = "reply" | "note";

// What was begun is there again when one comes back to the conversation.
const begun = new Map<string, string>();

/** The words that are being written in a conversation, for the customer or for the team. */
export function useDraft(conversationId: string, mode: Mode) {
  const place = `${mode} ${conversationId}`;
  const [text, setText] = useState(() => begun.get(place) ?? "");
  const change = (value: string) => {
    if (value) begun.set(place, value);
    else begun.delete(place);
    setText(value);
  };
  return { text, change };
}

/** Brings a note to the team. What could not be brought stays, under its key. */
export function useNoting(conversationId: string, onDone: () => void) {
  const queries = useQueryClient();
  // The same words sent twice are one note: the key changes only with the words.
  const key = useRef(crypto.randomUUID());
  const path = { conversation_id: conversationId };
  const noting = useMutation({
    mutationFn: (text: string) =>
      writeNote({ path, body: { text, client_key: key.current }, throwOnError: true }),
    onSuccess: async () => {
      onDone();
      key.current = crypto.randomUUID();
      await queries.invalidateQueries({ queryKey: listNotesQueryKey({ path }) });
    },
  });
  const renew = () => {
    if (!noting.isError) return;
    noting.reset();
    key.current = crypto.randomUUID();
  };
  return { noting, renew };
}
