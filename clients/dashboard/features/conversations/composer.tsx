import { useSay } from "@app/look";
import { getConversationQueryKey, problemOf, reply } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type Ref, useRef, useState } from "react";
import type { Listed } from "./views";

const LONGEST = 4000;

/** Where a member answers. What could not be sent stays here, to be sent again under its key. */
export function Composer({
  conversation,
  name,
  ref,
}: {
  conversation: Listed;
  name: string;
  ref: Ref<HTMLTextAreaElement>;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  // The same words sent twice are one message: the key changes only with the words.
  const key = useRef(crypto.randomUUID());
  const path = { conversation_id: conversation.id };
  const sending = useMutation({
    mutationFn: async (said: string) =>
      (await reply({ path, body: { text: said, client_key: key.current }, throwOnError: true }))
        .data,
    onSuccess: async () => {
      setText("");
      key.current = crypto.randomUUID();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["messages", conversation.id] }),
        queries.invalidateQueries({ queryKey: ["conversations"] }),
        queries.invalidateQueries({ queryKey: getConversationQueryKey({ path }) }),
      ]);
    },
  });
  const tooMany = text.length - LONGEST;
  const canSend = text.trim() !== "" && tooMany <= 0 && !sending.isPending;
  const send = () => canSend && sending.mutate(text.trim());
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") (event.target as HTMLElement).blur();
  };
  const change = (value: string) => {
    if (sending.isError) {
      sending.reset();
      key.current = crypto.randomUUID();
    }
    setText(value);
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      className="grid gap-2 border-line border-t p-3"
    >
      {sending.isError && (
        <Notice tone="bad">
          {say("composer.failed")} {problemOf(sending.error).detail}
        </Notice>
      )}
      {tooMany > 0 && <Notice tone="bad">{say("composer.too_long", { count: tooMany })}</Notice>}
      <div className="flex items-end gap-2">
        <TextArea
          ref={ref}
          dir="auto"
          rows={2}
          aria-label={say("composer.label", { name })}
          placeholder={say("composer.placeholder")}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={press}
          className="min-h-16"
        />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          disabled={!canSend}
          isBusy={sending.isPending}
        >
          <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
          {say("composer.send")}
        </Button>
      </div>
      {conversation.control !== "member" && (
        <p className="text-soft text-xs">{say("composer.hint")}</p>
      )}
    </form>
  );
}
