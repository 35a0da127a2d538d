import { useSay } from "@app/look";
import { refusalOf, wordsOf } from "@app/refusal";
import { type ChannelOut, checkChannel, listChannelsQueryKey } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useKindName } from "./use-kind-name";

interface Check {
  run: () => void;
  isBusy: boolean;
  /** What became of it, in words. */
  told: { tone: "good" | "bad"; text: string } | null;
}

/** Asks the provider whether it still takes the channel's token. */
export function useChannelCheck(channel: ChannelOut): Check {
  const say = useSay();
  const kind = useKindName()(channel.kind);
  const queries = useQueryClient();
  const checking = useMutation({
    mutationFn: async () =>
      (await checkChannel({ path: { channel_id: channel.id }, throwOnError: true })).data,
    onSettled: () => queries.invalidateQueries({ queryKey: listChannelsQueryKey() }),
  });
  return {
    run: () => checking.mutate(),
    isBusy: checking.isPending,
    told: told(),
  };

  function told(): Check["told"] {
    if (checking.isError) return { tone: "bad", text: refusalOf(checking.error, say) };
    if (!checking.data) return null;
    if (checking.data.ok) return { tone: "good", text: say("channel.check.ok", { kind }) };
    const reason = wordsOf(checking.data.problem, say) ?? checking.data.problem;
    return { tone: "bad", text: say("channel.check.failed", { reason }) };
  }
}
