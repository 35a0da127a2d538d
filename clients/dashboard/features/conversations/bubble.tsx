import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import type { ListMessagesResponse } from "@handsel/shared/api";
import { formatTime } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { classes } from "@ui/classes";
import { Hidden } from "@ui/hidden";
import {
  Bot,
  Check,
  CheckCheck,
  CircleHelp,
  Clock,
  type LucideIcon,
  Paperclip,
  TriangleAlert,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";

const Why = lazy(() => import("./why"));

export type Message = ListMessagesResponse["items"][number];

const AUTHORS: Record<string, Key> = {
  customer: "author.customer",
  member: "author.member",
  assistant: "author.assistant",
  automation: "author.automation",
  native_app: "author.native_app",
  system: "author.system",
};

const GROUND: Record<string, string> = {
  customer: "bg-theirs rounded-es-sm",
  member: "bg-ours rounded-ee-sm",
  native_app: "bg-ours rounded-ee-sm",
  assistant: "bg-machine rounded-ee-sm",
  automation: "bg-machine rounded-ee-sm",
  system: "bg-plain-ground",
};

/** One message. A following one of the same breath stands closer and does not say again who. */
export function Bubble({
  message,
  name,
  isFollowing,
}: {
  message: Message;
  name: string;
  isFollowing: boolean;
}) {
  const say = useSay();
  const isTheirs = message.author_kind === "customer";
  const author = AUTHORS[message.author_kind];
  const who = isTheirs || !author ? name : say(author);
  return (
    <div
      className={classes(
        "flex flex-col",
        isTheirs ? "items-start" : "items-end",
        isFollowing ? "mt-1" : "mt-4",
      )}
    >
      {isFollowing ? (
        <Hidden>{who}</Hidden>
      ) : (
        <p className="mb-1 flex items-center gap-1 px-1 text-soft text-xs">
          {message.author_kind === "assistant" && <Bot aria-hidden className="size-3.5" />}
          {who}
        </p>
      )}
      <div
        className={classes(
          "max-w-[min(36rem,85%)] rounded-xl px-3.5 py-2",
          GROUND[message.author_kind] ?? "bg-plain-ground",
        )}
      >
        <Content message={message} />
      </div>
      <Foot message={message} />
    </div>
  );
}

function Content({ message }: { message: Message }) {
  const say = useSay();
  if (message.unsent_at) return <p className="text-soft italic">{say("message.unsent")}</p>;
  const template = message.template.name;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {message.attachments.map((attachment) => (
        <p key={attachment.url} className="flex items-center gap-2 text-sm">
          <Paperclip aria-hidden className="size-4 shrink-0" />
          {attachment.title || say("message.attachment", { kind: attachment.kind })}
        </p>
      ))}
      {message.text && (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {message.text}
        </p>
      )}
      {template && <p className="text-sm">{say("message.template", { name: String(template) })}</p>}
      {[...message.buttons, ...message.choices].length > 0 && (
        <ul aria-label={say("message.choices")} className="flex flex-wrap gap-1.5">
          {[...message.buttons, ...message.choices].map((choice) => (
            <li
              key={`${choice.title} ${choice.payload}`}
              className="rounded-full border border-line-strong px-2.5 py-0.5 text-sm"
            >
              {choice.title}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

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

/** When it was said, and how far one of ours got; trouble is told in words. */
function Foot({ message }: { message: Message }) {
  const say = useSay();
  const reader = useReader();
  const mayAsk = useMay("assistant.read");
  const mark = MARKS[message.delivery];
  const reasoned = REASONED[message.delivery];
  const isTrouble = ["failed", "unknown", "withheld"].includes(message.delivery);
  const text =
    reasoned && message.delivery_reason
      ? say(reasoned, { reason: message.delivery_reason })
      : mark && say(mark[1]);
  const Icon = mark?.[0];
  const reactions = Object.values(message.reactions);
  return (
    <p className="figures mt-0.5 flex items-center gap-1.5 px-1 text-soft text-xs">
      {reactions.length > 0 && (
        <span>{say("message.reacted", { emoji: reactions.join(" ") })}</span>
      )}
      <time dateTime={message.said_at}>{formatTime(message.said_at, reader)}</time>
      {message.edited_at && <span>{say("message.edited")}</span>}
      {Icon && (
        <span title={text} className={classes("flex items-center gap-1", isTrouble && "text-bad")}>
          <Icon
            aria-hidden
            className={classes("size-3.5", message.delivery === "read" && "text-blue")}
          />
          {isTrouble ? text : <Hidden>{text}</Hidden>}
        </span>
      )}
      {message.author_kind === "assistant" && message.turn_id && mayAsk && (
        <WhyButton message={message} />
      )}
    </p>
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
