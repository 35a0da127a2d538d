import { useReader, useSay } from "@app/look";
import { Row, Rows } from "@features/businesses/rows";
import { listPayoutChangesOptions, type PaymentAccountOut } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { useQuery } from "@tanstack/react-query";
import { Badge, type Tone } from "@ui/badge";
import { accountName } from "./account-name";
import { wayName } from "./ways";

const MOST = 10;
const STATES: Record<string, { label: Key; tone: Tone }> = {
  waiting: { label: "payouts.state.waiting", tone: "warn" },
  made: { label: "payouts.state.made", tone: "good" },
  stopped: { label: "payouts.state.stopped", tone: "bad" },
  replaced: { label: "payouts.state.replaced", tone: "plain" },
};

/** What was asked for about where money goes, and what became of it; nothing before the first. */
export function ChangeHistory({ accounts }: { accounts: PaymentAccountOut[] }) {
  const say = useSay();
  const reader = useReader();
  const asked = useQuery(listPayoutChangesOptions());
  const changes = asked.data?.items.slice(0, MOST) ?? [];
  if (changes.length === 0) return null;
  return (
    <section className="mt-4 grid gap-2">
      <h2 className="font-semibold text-soft text-sm">{say("payouts.history")}</h2>
      <Rows label={say("payouts.history")}>
        {changes.map((change) => {
          const account = accounts.find((one) => one.id === change.account_id);
          const state = STATES[change.state];
          return (
            <Row
              key={change.id}
              title={account ? accountName(account, say) : wayName(change.provider, say)}
              aside={
                <Badge tone={state?.tone ?? "plain"}>
                  {state ? say(state.label) : change.state}
                </Badge>
              }
            >
              {formatDateTime(change.ended_at ?? change.asked_at, reader)}
            </Row>
          );
        })}
      </Rows>
    </section>
  );
}
