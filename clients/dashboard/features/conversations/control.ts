import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { getConversationQueryKey, giveBack, reopen, resolve, takeOver } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTell } from "@ui/toast";
import type { Listed } from "./views";

type Call = () => Promise<{ data: Listed }>;

/** Changes one conversation: says what became of it, and shows it so everywhere. */
export function useChange(conversationId: string) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const path = { conversation_id: conversationId };
  const changing = useMutation({
    mutationFn: async ({ call }: { call: Call; told: Key }) => (await call()).data,
    onSuccess: async (changed, { told }) => {
      tell(say(told));
      queries.setQueryData(getConversationQueryKey({ path }), changed);
      await queries.invalidateQueries({ queryKey: ["conversations"] });
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return {
    isBusy: changing.isPending,
    change: (call: Call, told: Key) => changing.mutate({ call, told }),
  };
}

/** Who has the word in a conversation, and whether it is open. */
export function useControl(conversationId: string) {
  const { isBusy, change } = useChange(conversationId);
  const asked = { path: { conversation_id: conversationId }, throwOnError: true } as const;
  return {
    isBusy,
    takeOver: () => change(() => takeOver(asked), "control.taken"),
    giveBack: () => change(() => giveBack(asked), "control.given"),
    resolve: () => change(() => resolve(asked), "conversation.resolved"),
    reopen: () => change(() => reopen(asked), "conversation.reopened"),
  };
}
