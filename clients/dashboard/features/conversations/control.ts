import { useSay } from "@app/look";
import {
  getConversationQueryKey,
  giveBack,
  problemOf,
  resolve,
  takeOver,
} from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTell } from "@ui/toast";
import type { Listed } from "./views";

interface Change {
  call: (asked: {
    path: { conversation_id: string };
    throwOnError: true;
  }) => Promise<{ data: Listed }>;
  told: Key;
}

/** Who has the word in a conversation, and ending it. */
export function useControl(conversationId: string) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const path = { conversation_id: conversationId };
  const changing = useMutation({
    mutationFn: async ({ call }: Change) => (await call({ path, throwOnError: true })).data,
    onSuccess: async (changed, { told }) => {
      tell(say(told));
      queries.setQueryData(getConversationQueryKey({ path }), changed);
      await queries.invalidateQueries({ queryKey: ["conversations"] });
    },
    onError: (failure) => tell(problemOf(failure).detail || say("state.error.title"), "bad"),
  });
  return {
    isBusy: changing.isPending,
    takeOver: () => changing.mutate({ call: takeOver, told: "control.taken" }),
    giveBack: () => changing.mutate({ call: giveBack, told: "control.given" }),
    resolve: () => changing.mutate({ call: resolve, told: "conversation.resolved" }),
  };
}
