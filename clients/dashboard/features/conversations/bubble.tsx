import { useSay } from "@app/look";
import { useMe } from "@app/session";
import type { ListMessagesResponse } from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";
import { Link } from "@tanstack/react-router";
import { classes } from "@ui/classes";
import { Hidden } from "@ui/hidden";
import { Bot, CreditCard, type LucideIcon, Package, Smartphone, Workflow } from "lucide-react";
import { Attachments } from "./attachments";
import { BubbleFoot } from "./bubble-foot";
import { linkedFile, openable } from "./media";
import { MessageContext, placeOf } from "./message-context";

export type Message = ListMessagesResponse["items"][number];

const AUTHORS: Record<string, Key> = {
  member: "author.member",
  assistant: "author.assistant",
  automation: "author.automation",
  native_app: "author.native_app",
  system: "author.system",
};

const MACHINES: Record<string, LucideIcon> = {
  assistant: Bot,
  automation: Workflow,
  native_app: Smartphone,
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
  const me = useMe();
  const isTheirs = message.author_kind === "customer";
  const who = authorOf(message, { name, own: me.member_id }, say);
  const Icon = MACHINES[message.author_kind];
  return (
    <div
      id={placeOf(message.id)}
      tabIndex={-1}
      className={classes(
        "flex flex-col rounded-md",
        isTheirs ? "items-start" : "items-end",
        isFollowing ? "mt-1" : "mt-4",
      )}
    >
      {isFollowing ? (
        <Hidden>{who}</Hidden>
      ) : (
        <p className="mb-1 flex items-center gap-1 px-1 text-soft text-xs">
          {Icon && <Icon aria-hidden className="size-3.5" />}
          {who}
        </p>
      )}
      <div
        className={classes(
          "max-w-[min(36rem,85%)] rounded-xl px-3.5 py-2",
          GROUND[message.author_kind] ?? "bg-plain-ground",
        )}
      >
        <Content message={message} name={name} />
      </div>
      <BubbleFoot message={message} />
    </div>
  );
}

const UNMEASURED = { kind: "file", size_bytes: 0, width: 0, height: 0 };

/** Who said it, as this reader calls them. */
function authorOf(
  message: Message,
  { name, own }: { name: string; own: string | null },
  say: Say,
): string {
  if (message.author_kind === "customer") return name;
  if (own && message.author_member_id === own) return say("author.you");
  const author = AUTHORS[message.author_kind];
  return message.author_name || (author ? say(author) : name);
}

function Content({ message, name }: { message: Message; name: string }) {
  const say = useSay();
  if (message.unsent_at) return <p className="text-soft italic">{say("message.unsent")}</p>;
  const template = message.template.name;
  const linked = message.author_kind === "member" ? linkedFile(message.text) : null;
  const text = linked?.words ?? message.text;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <MessageContext message={message} name={name} />
      <Attachments attachments={message.attachments} />
      {linked && (
        <Attachments attachments={[{ ...UNMEASURED, title: linked.name, url: linked.url }]} />
      )}
      {message.is_unsupported && <p className="text-sm italic">{say("message.unsupported")}</p>}
      {text && (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {text}
        </p>
      )}
      {template && <p className="text-sm">{say("message.template", { name: String(template) })}</p>}
      <Offered message={message} />
      {message.card && message.text && <CardLink card={message.card} />}
    </div>
  );
}

/** From a message to the page of what it is about. */
function CardLink({ card: { kind, id } }: { card: NonNullable<Message["card"]> }) {
  const say = useSay();
  const look =
    "flex items-center gap-1.5 border-line-strong/40 border-t pt-2 font-medium text-sm underline-offset-2 hover:underline";
  return kind === "product" ? (
    <Link to="/catalog/$product" params={{ product: id }} className={look}>
      <Package aria-hidden className="size-4 shrink-0" />
      {say("card.product")}
    </Link>
  ) : (
    <Link to="/orders/$order" params={{ order: id }} className={look}>
      <CreditCard aria-hidden className="size-4 shrink-0" />
      {say("card.order")}
    </Link>
  );
}

/** Buttons and choices under a message; those that open a page do so here too. */
function Offered({ message }: { message: Message }) {
  const say = useSay();
  const offered = [...message.buttons, ...message.choices.map((one) => ({ ...one, url: "" }))];
  if (offered.length === 0) return null;
  const look = "rounded-full border border-line-strong px-2.5 py-0.5 text-sm";
  return (
    <ul aria-label={say("message.choices")} className="flex flex-wrap gap-1.5">
      {offered.map(({ title, payload, url }) => {
        const href = openable(url);
        return (
          <li key={`${title} ${payload} ${url}`} className={look}>
            {href ? (
              <a href={href} target="_blank" rel="noopener noreferrer" className="underline">
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        );
      })}
    </ul>
  );
}
