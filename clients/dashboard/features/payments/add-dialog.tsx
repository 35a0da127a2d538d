import { useSay } from "@app/look";
import { Link } from "@tanstack/react-router";
import { Dialog } from "@ui/dialog";
import { ByHandDialog } from "./by-hand-dialog";
import { ConnectDialog } from "./connect-dialog";
import { WayMark } from "./way-mark";
import { type Adding, isByHand, WAYS, type Way } from "./ways";

/** Adds a way to be paid: first which, then what it takes. */
export function AddDialog({ adding, onClose }: { adding: Adding; onClose: () => void }) {
  const say = useSay();
  if (isByHand(adding)) return <ByHandDialog way={adding} onClose={onClose} />;
  if (adding !== "choose") return <ConnectDialog way={adding} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say("payouts.add")}
      description={say("payouts.choose")}
      closeLabel={say("action.close")}
    >
      <ul className="grid gap-2">
        {WAYS.map((way) => (
          <WayChoice key={way} way={way} />
        ))}
      </ul>
    </Dialog>
  );
}

function WayChoice({ way }: { way: Way }) {
  const say = useSay();
  return (
    <li>
      <Link
        to="/channels/payments"
        search={{ add: way }}
        className="flex items-center gap-3 rounded-md border border-line p-3 transition-colors hover:border-line-strong hover:bg-sunken"
      >
        <WayMark provider={way} />
        <span className="grid">
          <span className="font-medium">{say(`pay.${way}`)}</span>
          <span className="text-soft text-sm">{say(`pay.${way}.lead`)}</span>
        </span>
      </Link>
    </li>
  );
}
