import { useSay } from "@app/look";
import { refusalOf, wordsOf } from "@app/refusal";
import { checkPaymentAccount, type PaymentAccountOut } from "@handsel/shared/api";
import { useMutation } from "@tanstack/react-query";
import { wayName } from "./ways";

/** Asks the provider whether it takes the account's keys; what became of it, in words. */
export function useAccountCheck(account: PaymentAccountOut) {
  const say = useSay();
  const checking = useMutation({
    mutationFn: async () =>
      (await checkPaymentAccount({ path: { account_id: account.id }, throwOnError: true })).data,
  });
  return { run: () => checking.mutate(), isBusy: checking.isPending, told: told() };

  function told(): { tone: "good" | "bad"; text: string } | null {
    if (checking.isError) return { tone: "bad", text: refusalOf(checking.error, say) };
    if (!checking.data) return null;
    const { ok, problem } = checking.data;
    if (ok) {
      return {
        tone: "good",
        text: say("account.check.ok", { provider: wayName(account.provider, say) }),
      };
    }
    return {
      tone: "bad",
      text: say("account.check.failed", { reason: wordsOf(problem, say) ?? problem }),
    };
  }
}
