import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { RowsLoading } from "@features/businesses/rows";
import {
  listMethodsOptions,
  listPaymentAccountsOptions,
  type PaymentAccountOut,
} from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Landmark } from "lucide-react";
import { useState } from "react";
import { AccountCard } from "./account-card";
import { type AccountDeed, AccountDialog } from "./account-dialogs";
import { AddDialog } from "./add-dialog";
import { ChangeHistory } from "./change-history";
import type { Adding } from "./ways";

// A change that waits is made by the clock, and told by no event.
const ASKED_AGAIN_MILLISECONDS = 60_000;

/** Where the shop's money goes: accounts, ways to pay by hand, and changes that wait. */
export function PaymentsTab({ adding }: { adding: Adding | undefined }) {
  const say = useSay();
  const navigate = useNavigate();
  const mayChange = useMay("payments.change");
  const again = { refetchInterval: ASKED_AGAIN_MILLISECONDS };
  const asked = useQuery({ ...listPaymentAccountsOptions(), ...again });
  const methods = useQuery({ ...listMethodsOptions(), ...again });
  const [doing, setDoing] = useState<{ account: PaymentAccountOut; deed: AccountDeed } | null>(
    null,
  );
  if (asked.isPending || methods.isPending) return <RowsLoading />;
  const failed = [asked, methods].find((one) => one.isError);
  if (asked.isError || methods.isError) {
    return <Failed failure={failed?.error} onRetry={() => void failed?.refetch()} />;
  }
  const accounts = asked.data.items;
  const offered = accounts.filter((one) => one.is_offered || one.change);
  const former = accounts.filter((one) => !one.is_offered && !one.change);
  const card = (account: PaymentAccountOut) => (
    <AccountCard
      key={account.id}
      account={account}
      method={methods.data.items.find((one) => one.id === account.id)}
      onDeed={(deed) => setDoing({ account, deed })}
    />
  );
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-soft text-sm">{say("payouts.lead")}</p>
      {offered.map(card)}
      {offered.length === 0 && (
        <State
          icon={<Landmark />}
          title={say("payouts.empty.title")}
          body={say("payouts.empty.body")}
          action={
            mayChange && (
              <Button asChild variant="primary">
                <Link to="/channels/payments" search={{ add: "choose" }}>
                  {say("payouts.add")}
                </Link>
              </Button>
            )
          }
        />
      )}
      {former.length > 0 && (
        <section className="mt-4 grid gap-3">
          <h2 className="font-semibold text-soft text-sm">{say("payouts.former")}</h2>
          {former.map(card)}
        </section>
      )}
      <ChangeHistory accounts={accounts} />
      {doing && (
        <AccountDialog
          {...doing}
          method={methods.data.items.find((one) => one.id === doing.account.id)}
          onClose={() => setDoing(null)}
        />
      )}
      {adding && mayChange && (
        <AddDialog
          adding={adding}
          onClose={() => void navigate({ to: "/channels/payments", search: {} })}
        />
      )}
    </div>
  );
}
