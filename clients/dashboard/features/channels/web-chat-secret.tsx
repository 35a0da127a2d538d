import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { getWebChatQueryKey, makeIdentitySecret, type WebChatOut } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { KeyRound } from "lucide-react";
import { CopiedText } from "./web-chat-copy";

/** The secret with which the shop's server says who a visitor is; a new one is shown once. */
export function WebChatSecret({ chat }: { chat: WebChatOut }) {
  const say = useSay();
  const reader = useReader();
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: async () =>
      (await makeIdentitySecret({ path: { chat_id: chat.id }, throwOnError: true })).data,
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: getWebChatQueryKey({ path: { chat_id: chat.id } }) }),
    // It is shown once: it does not stay in memory after that.
    gcTime: 0,
  });
  return (
    <section className="grid gap-3 border-line border-t pt-5">
      <h3 className="font-medium text-sm">{say("webchat.identity")}</h3>
      <p className="text-soft text-sm">{say("webchat.identity.lead")}</p>
      {making.isError && <Notice tone="bad">{refusalOf(making.error, say)}</Notice>}
      {making.data ? (
        <CopiedText
          label={say("webchat.secret")}
          text={making.data.secret}
          hint={say("webchat.secret.once")}
        />
      ) : (
        <div>
          <Button size="sm" isBusy={making.isPending} onClick={() => making.mutate()}>
            <KeyRound aria-hidden />
            {say(chat.has_identity_secret ? "webchat.secret.change" : "webchat.secret.make")}
          </Button>
        </div>
      )}
      {chat.previous_secret_until && (
        <p className="text-soft text-sm">
          {say("webchat.secret.old", { when: formatDateTime(chat.previous_secret_until, reader) })}
        </p>
      )}
    </section>
  );
}
