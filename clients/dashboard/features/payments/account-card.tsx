import { useSay } from "@app/look";
import { useMay } from "@app/session";
import type { MethodOut, PaymentAccountOut } from "@handsel/shared/api";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import type { ReactNode } from "react";
import type { AccountDeed } from "./account-dialogs";
import { AccountFacts } from "./account-facts";
import { AccountMenu } from "./account-menu";
import { accountName } from "./account-name";
import { useAccountCheck } from "./use-account-check";
import { WaitingChange } from "./waiting-change";
import { WayMark } from "./way-mark";
import { isByHand, isKeyed, wayName } from "./ways";

/** One way to be paid: whether customers are offered it, and what waits. */
export function AccountCard({
  account,
  method,
  onDeed,
}: {
  account: PaymentAccountOut;
  method: MethodOut | undefined;
  onDeed: (deed: AccountDeed) => void;
}) {
  const say = useSay();
  const mayChange = useMay("payments.change");
  const check = useAccountCheck(account);
  const name = accountName(account, say);
  const isOwn = account.mode === "own_keys" && isKeyed(account.provider);
  return (
    <article
      aria-label={name}
      className="grid gap-4 rounded-lg border border-line bg-raised p-5 shadow-low"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <WayMark provider={account.provider} />
        <div className="grid min-w-0 grow basis-40">
          <h2 className="font-semibold">{wayName(account.provider, say)}</h2>
          {!isByHand(account.provider) && (
            <p className="text-soft text-sm [overflow-wrap:anywhere]">
              {account.name || <bdi>{account.external_id}</bdi>}
            </p>
          )}
        </div>
        <Badges account={account} />
      </div>
      {account.change && <WaitingChange account={account} change={account.change} />}
      <AccountFacts account={account} method={method} />
      {check.told && <Notice tone={check.told.tone}>{check.told.text}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        {account.mode !== "by_hand" && (
          <Button size="sm" isBusy={check.isBusy} onClick={check.run}>
            {say("account.check")}
          </Button>
        )}
        {mayChange && isOwn && (
          <>
            <Deed onClick={() => onDeed("renew")}>{say("account.renew")}</Deed>
            <Deed onClick={() => onDeed("sign")}>{say("account.sign")}</Deed>
          </>
        )}
        {mayChange && isByHand(account.provider) && (
          <Deed onClick={() => onDeed("edit")}>{say("account.edit")}</Deed>
        )}
        {mayChange && <AccountMenu account={account} name={name} onDeed={onDeed} />}
      </div>
    </article>
  );
}

function Deed({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="sm" onClick={onClick}>
      {children}
    </Button>
  );
}

function Badges({ account }: { account: PaymentAccountOut }) {
  const say = useSay();
  const isTest = account.mode === "own_keys" && !account.livemode;
  return (
    <>
      {isTest && <Badge tone="warn">{say("account.test")}</Badge>}
      {account.is_default && <Badge tone="blue">{say("account.default")}</Badge>}
      {account.is_offered && <Badge tone="good">{say("account.offered")}</Badge>}
      {account.change && <Badge tone="warn">{say("account.waits")}</Badge>}
      {!account.is_offered && !account.change && <Badge>{say("account.withdrawn")}</Badge>}
    </>
  );
}
