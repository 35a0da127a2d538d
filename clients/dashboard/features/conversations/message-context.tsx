import { useSay } from "@app/look";
import type { Say } from "@handsel/shared/words";
import { CornerUpLeft, ExternalLink, History, Megaphone } from "lucide-react";
import type { Message } from "./bubble";
import { openable } from "./media";

/** The id under which a message stands on the page. */
export const placeOf = (messageId: string) => `message-${messageId}`;

/** What a message is about: another one, a story, or the ad that brought the customer. */
export function MessageContext({ message, name }: { message: Message; name: string }) {
  return (
    <>
      {message.reply_to && <Quote quote={message.reply_to} name={name} />}
      {message.story_url && <Story url={message.story_url} />}
      {message.referral && <Referral referral={message.referral} />}
    </>
  );
}

function Quote({ quote, name }: { quote: NonNullable<Message["reply_to"]>; name: string }) {
  const say = useSay();
  const { message_id: id } = quote;
  const show = () => {
    const found = id && document.getElementById(placeOf(id));
    if (!found) return;
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
  };
  const text = quote.text || say(id ? "quote.wordless" : "quote.gone");
  return (
    <button
      type="button"
      onClick={show}
      disabled={!id}
      className="grid rounded-sm border-current border-s-2 bg-sheet/50 px-2.5 py-1 text-start text-sm"
    >
      <span className="flex items-center gap-1 font-medium text-xs">
        <CornerUpLeft aria-hidden className="size-3 shrink-0 rtl:-scale-x-100" />
        {say("quote.label", { name: whose(quote.author_kind, name, say) })}
      </span>
      <span dir="auto" className="line-clamp-2 wrap-anywhere">
        {text}
      </span>
    </button>
  );
}

function whose(authorKind: string, name: string, say: Say): string {
  if (authorKind === "customer") return name;
  return say(authorKind === "assistant" ? "author.assistant" : "author.member");
}

function Story({ url }: { url: string }) {
  const say = useSay();
  const href = openable(url);
  return (
    <p className="flex items-center gap-1.5 text-xs">
      <History aria-hidden className="size-3.5 shrink-0" />
      {say("context.story")}
      {href && (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          className="flex items-center gap-1 underline underline-offset-2"
        >
          {say("context.story.open")}
          <ExternalLink aria-hidden className="size-3 rtl:-scale-x-100" />
        </a>
      )}
    </p>
  );
}

function Referral({ referral }: { referral: NonNullable<Message["referral"]> }) {
  const say = useSay();
  const what = referral.title || referral.ref || referral.ad_id;
  const isAd = Boolean(referral.ad_id) || /^ads?$/i.test(referral.source ?? "");
  return (
    <p className="flex items-center gap-1.5 text-xs">
      <Megaphone aria-hidden className="size-3.5 shrink-0" />
      <span dir="auto" className="wrap-anywhere">
        {say(isAd ? "context.ad" : "context.link")}
        {what && ` · ${what}`}
      </span>
    </p>
  );
}
