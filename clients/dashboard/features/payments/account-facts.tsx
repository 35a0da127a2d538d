import { useReader, useSay } from "@app/look";
import type { MethodOut, PaymentAccountOut } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { Fact, Facts } from "@ui/facts";
import { HookAddress } from "./hook-address";
import { wayName } from "./ways";

/** What is kept of an account. */
export function AccountFacts({
  account,
  method,
}: {
  account: PaymentAccountOut;
  method: MethodOut | undefined;
}) {
  const say = useSay();
  if (account.mode === "by_hand") {
    if (!method) return null;
    return (
      <Facts>
        <Fact name={say("account.instructions")}>
          <span className="whitespace-pre-line">{method.instructions}</span>
        </Fact>
        <Fact name={say("account.waits_days")}>
          {say("account.days", { count: method.waits_days })}
        </Fact>
      </Facts>
    );
  }
  if (account.mode === "connect") {
    return <p className="text-soft text-sm">{say("account.platform")}</p>;
  }
  return <OwnKeys account={account} />;
}

function OwnKeys({ account }: { account: PaymentAccountOut }) {
  const say = useSay();
  const reader = useReader();
  return (
    <>
      <Facts>
        <Fact name={say("account.id")}>
          <bdi>{account.external_id}</bdi>
        </Fact>
        {account.key_hint && (
          <Fact name={say("account.key")}>
            <span dir="ltr">{account.key_hint}</span>
          </Fact>
        )}
        <Fact name={say("account.signing")}>
          {say(account.has_signing_secret ? "account.signing.kept" : "account.signing.missing")}
        </Fact>
      </Facts>
      {!account.has_signing_secret && (
        <p className="text-soft text-sm">{say("account.signing.why")}</p>
      )}
      {account.previous_secret_until && (
        <p className="text-soft text-sm">
          {say("account.signing.old", {
            when: formatDateTime(account.previous_secret_until, reader),
          })}
        </p>
      )}
      {account.webhook_url && (
        <HookAddress url={account.webhook_url} provider={wayName(account.provider, say)} />
      )}
    </>
  );
}
