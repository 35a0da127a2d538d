import { useSay } from "@app/look";
import { type Deed, DeedDialog } from "@features/businesses/deed-dialog";
import {
  forgetPaymentKeys,
  type MethodOut,
  makePaymentAccountDefault,
  type PaymentAccountOut,
  withdrawPaymentAccount,
} from "@handsel/shared/api";
import { accountName } from "./account-name";
import { ByHandDialog } from "./by-hand-dialog";
import { RenewDialog } from "./renew-dialog";
import { SigningDialog } from "./signing-dialog";
import { staleWays } from "./stale";
import { isByHand, isKeyed, wayName } from "./ways";

type Plain = "prefer" | "withdraw" | "forget";
export type AccountDeed = Plain | "renew" | "sign" | "edit";

/** Asks before something is done to an account, and for what it takes. */
export function AccountDialog({
  account,
  method,
  deed,
  onClose,
}: {
  account: PaymentAccountOut;
  method: MethodOut | undefined;
  deed: AccountDeed;
  onClose: () => void;
}) {
  const deedOf = useDeeds(account);
  const { provider } = account;
  if (deed === "edit") {
    if (!isByHand(provider)) return null;
    return <ByHandDialog way={provider} account={account} method={method} onClose={onClose} />;
  }
  if (deed === "sign") return <SigningDialog account={account} onClose={onClose} />;
  if (deed === "renew") {
    if (!isKeyed(provider)) return null;
    return <RenewDialog way={provider} account={account} onClose={onClose} />;
  }
  return <DeedDialog deed={deedOf(deed)} onClose={onClose} />;
}

function useDeeds(account: PaymentAccountOut): (deed: Plain) => Deed {
  const say = useSay();
  const name = accountName(account, say);
  const call = { path: { account_id: account.id }, throwOnError: true as const };
  const stale = staleWays();
  return (deed) => {
    switch (deed) {
      case "prefer":
        return {
          title: say("account.prefer.title", { name }),
          lead: say("account.prefer.lead"),
          submit: say("account.prefer"),
          act: () => makePaymentAccountDefault(call),
          done: say("account.preferred", { name }),
          stale,
        };
      case "withdraw":
        return {
          title: say("account.withdraw.title", { name }),
          lead: say("account.withdraw.lead"),
          submit: say("account.withdraw"),
          act: () => withdrawPaymentAccount(call),
          done: say("account.withdrew", { name }),
          stale,
          isGrave: true,
        };
      case "forget":
        return {
          title: say("account.forget.title", { name }),
          lead: say("account.forget.lead", { provider: wayName(account.provider, say) }),
          submit: say("account.forget"),
          act: () => forgetPaymentKeys(call),
          done: say("account.forgot"),
          stale,
          isGrave: true,
        };
    }
  };
}
