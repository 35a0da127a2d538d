import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { formatTime } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { classes } from "@ui/classes";
import { Hidden } from "@ui/hidden";
import { Check, CheckCheck, CircleHelp, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Message } from "./bubble";

const Resend = lazy(() => import("./resend"));
const Why = lazy(() => import("./why"));

const MARKS: Record<string, [LucideIcon, Key]> = {
  pending: [Clock, "delivery.pending"],
  sending: [Clock, "delivery.sending"],
  sent: [Check, "delivery.sent"],
  delivered: [CheckCheck, "delivery.delivered"],
  read: [CheckCheck, "delivery.read"],
  failed: [TriangleAlert, "delivery.failed"],
  unknown: [TriangleAlert, "delivery.unknown"],
  withheld: [TriangleAlert, "delivery.withheld"],
};

const REASONED: Record<string, Key> = {
  failed: "delivery.failed.reason",
  withheld: "delivery.withheld.reason",
};

const TROUBLE = new Set(["failed", "unknown", "withheld"]);

/** When it was said, and how far one of ours got; trouble is told in words, with the way out. */
export function BubbleFoot({ message }: { message: Message }) {
  const say = useSay();
  const reader = useReader();
  const mayAsk = useMay("assistant.read");
  const reactions = Object.values(message.reactions);
  return (
    <div className="figures mt-0.5 flex flex-wrap items-center gap-x-1.5 px-1 text-soft text-xs">
      {reactions.length > 0 && (
        <span>{say("message.reacted", { emoji: reactions.join(" ") })}</span>
      )}
      <time dateTime={message.said_at}>{formatTime(message.said_at, reader)}</time>
      {message.edited_at && <span>{say("message.edited")}</span>}
      <Mark message={message} />
      {message.author_kind === "assistant" && message.turn_id && mayAsk && (
        <WhyButton message={message} />
      )}
    </div>
  );
}

function Mark({ message }: { message: Message }) {
  const say = useSay();
  const mark = MARKS[message.delivery];
  if (!mark) return null;
  const [Icon, key] = mark;
  const reasoned = REASONED[message.delivery];
  const isTrouble = TROUBLE.has(message.delivery);
  const text =
    reasoned && message.delivery_reason
      ? say(reasoned, { reason: message.delivery_reason })
      : say(key);
  return (
    <>
      <span title={text} className={classes("flex items-center gap-1", isTrouble && "text-bad")}>
        <Icon
          aria-hidden
          className={classes("size-3.5 shrink-0", message.delivery === "read" && "text-blue")}
        />
        {isTrouble ? text : <Hidden>{text}</Hidden>}
      </span>
      <Suspense>
        {isTrouble && message.delivery !== "withheld" && <Resend message={message} />}
      </Suspense>
    </>
  );
}

function WhyButton({ message }: { message: Message }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={say("why.open")}
        title={say("why.open")}
        onClick={() => setOpen(true)}
        className="-my-1 grid size-6 place-items-center rounded-sm hover:bg-plain-ground hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-3.5" />
      </button>
      <Suspense>{isOpen && <Why message={message} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
