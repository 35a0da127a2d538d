import { getConversationQueryKey, listNotesQueryKey, reply, writeNote } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

export type Mode = "reply" | "note";

/** Words on their way to a conversation. What could not be sent stays, under its key. */
export function useWriting(conversationId: string, mode: Mode) {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  // The same words sent twice are one message: the key changes only with the words.
  const key = useRef(crypto.randomUUID());
  const path = { conversation_id: conversationId };
  const sending = useMutation({
    mutationFn: async (said: string) => {
      const asked = { path, body: { text: said, client_key: key.current } };
      if (mode === "note") await writeNote({ ...asked, throwOnError: true });
      else await reply({ ...asked, throwOnError: true });
    },
    onSuccess: async () => {
      setText("");
      key.current = crypto.randomUUID();
      if (mode === "note") {
        await queries.invalidateQueries({ queryKey: listNotesQueryKey({ path }) });
        return;
      }
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["messages", conversationId] }),
        queries.invalidateQueries({ queryKey: ["conversations"] }),
        queries.invalidateQueries({ queryKey: getConversationQueryKey({ path }) }),
      ]);
    },
  });
  const change = (value: string) => {
    if (sending.isError) {
      sending.reset();
      key.current = crypto.randomUUID();
    }
    setText(value);
  };
  return { text, change, sending };
}
