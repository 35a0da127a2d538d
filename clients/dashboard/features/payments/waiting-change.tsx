import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { useNow } from "@app/use-now";
import { DeedDialog } from "@features/businesses/deed-dialog";
import {
  type PaymentAccountOut,
  type PayoutChangeOut,
  stopPayoutChange,
} from "@handsel/shared/api";
import { formatAgo, formatDateTime } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Hourglass } from "lucide-react";
import { useState } from "react";
import { accountName } from "./account-name";
import { staleWays } from "./stale";

/** A change of where money goes that waits for its day, and the way to stop it. */
export function WaitingChange({
  account,
  change,
}: {
  account: PaymentAccountOut;
  change: PayoutChangeOut;
}) {
  const say = useSay();
  const reader = useReader();
  const now = useNow();
  const mayStop = useMay("payouts.stop");
  const [isStopping, setStopping] = useState(false);
  const when = formatDateTime(change.applies_at, reader);
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md bg-warn-ground px-3.5 py-3 text-sm text-warn">
      <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 basis-60 gap-1 [overflow-wrap:anywhere]">
        <p className="font-medium">
          {say("payouts.waiting", {
            when,
            account: accountName(account, say),
            ago: formatAgo(change.applies_at, reader, now),
          })}
        </p>
        {change.instructions && (
          <p className="whitespace-pre-line">
            {say("payouts.waiting.text", { text: change.instructions })}
          </p>
        )}
        <p>{say("payouts.waiting.why")}</p>
      </div>
      {mayStop && (
        <Button size="sm" variant="danger" onClick={() => setStopping(true)}>
          {say("payouts.stop")}
        </Button>
      )}
      {isStopping && <StopDialog change={change} onClose={() => setStopping(false)} />}
    </div>
  );
}

function StopDialog({ change, onClose }: { change: PayoutChangeOut; onClose: () => void }) {
  const say = useSay();
  const deed = {
    title: say("payouts.stop.title"),
    lead: say("payouts.stop.lead"),
    submit: say("payouts.stop"),
    act: () => stopPayoutChange({ path: { payout_change_id: change.id }, throwOnError: true }),
    done: say("payouts.stopped"),
    stale: staleWays(),
    isGrave: true,
  };
  return <DeedDialog deed={deed} onClose={onClose} />;
}
