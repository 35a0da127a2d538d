import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { useKeys } from "@app/shell/keyboard";
import { useTitle } from "@app/title";
import { getConversationOptions } from "@handsel/shared/api";
import { formatBriefly } from "@handsel/shared/format";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { Avatar } from "@ui/avatar";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { Tooltip } from "@ui/tooltip";
import { ArrowLeft, Bot, Check, Hand, RotateCcw } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Composer } from "./composer";
import { useControl } from "./control";
import { DeskBar } from "./desk-bar";
import { DetailsAside } from "./details-panel";
import { DropHint, useFileDrop } from "./file-drop";
import { Messages } from "./messages";
import { Looking, Writing } from "./others";
import { useOthers, useTellPresence } from "./presence";
import { useSeen } from "./seen";
import { useTray } from "./uploads";
import { channelKey, type Listed } from "./views";
import type { Mode } from "./writing";

/** One conversation: who it is with, what was said, and the way to answer. */
export function Thread({ conversationId }: { conversationId: string }) {
  const say = useSay();
  const mayReply = useMay("conversations.reply");
  const composer = useRef<HTMLTextAreaElement>(null);
  const { data: conversation } = useSuspenseQuery(
    getConversationOptions({ path: { conversation_id: conversationId } }),
  );
  const name = conversation.customer.name || say("inbox.someone");
  useTitle(name);
  useSeen(conversation, mayReply);
  useTellPresence(conversationId, mayReply);
  const others = useOthers(conversationId, { id: conversation.customer.id, name });
  const [mode, setMode] = useState<Mode>("reply");
  const write = (wanted: Mode) => {
    // The one wanted is shown before it can take the focus.
    flushSync(() => setMode(wanted));
    composer.current?.focus();
  };
  const tray = useTray(conversationId);
  const drop = useFileDrop(mayReply && conversation.window.mode !== "closed", (files) => {
    write("reply");
    tray.choose(files);
  });
  const isLeaving = useIsLeaving();
  useKeys(mayReply && !isLeaving ? { r: () => write("reply"), n: () => write("note") } : {});
  return (
    <div className="flex h-full min-h-0">
      <article
        aria-label={say("thread.label", { name })}
        data-conversation={conversationId}
        className="relative flex h-full min-h-0 min-w-0 flex-1 flex-col bg-sheet"
        {...drop.ears}
      >
        {drop.isOver && <DropHint />}
        <ThreadHeader conversation={conversation} name={name} looking={others.looking} />
        <DeskBar conversation={conversation} name={name} />
        <Messages conversationId={conversationId} name={name} />
        <Writing names={others.writing} />
        {mayReply && (
          <Composer
            ref={composer}
            conversation={conversation}
            name={name}
            mode={mode}
            onMode={setMode}
          />
        )}
      </article>
      <DetailsAside conversation={conversation} />
    </div>
  );
}

/** Whether another conversation is on its way: keys pressed meanwhile are not meant for this one. */
function useIsLeaving(): boolean {
  return useRouterState({ select: (state) => state.isLoading });
}

function ThreadHeader({
  conversation,
  name,
  looking,
}: {
  conversation: Listed;
  name: string;
  looking: string[];
}) {
  const say = useSay();
  const mayReply = useMay("conversations.reply");
  const kind = channelKey(conversation.channel.kind);
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3">
      <Button asChild variant="quiet" size="icon" className="-ms-2 md:hidden">
        <Link to="/inbox" aria-label={say("nav.back")}>
          <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
        </Link>
      </Button>
      <Avatar name={conversation.customer.name} />
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold">{name}</h1>
        <p className="truncate text-soft text-xs">
          {kind ? say(kind) : conversation.channel.kind} · {conversation.channel.name}
        </p>
      </div>
      <Looking names={looking} />
      <span className="order-last flex basis-full md:order-none md:basis-auto">
        <ControlBadge conversation={conversation} />
      </span>
      {mayReply && <Actions conversation={conversation} />}
    </header>
  );
}

function ControlBadge({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const reader = useReader();
  if (conversation.customer.blocked_at) {
    return <Badge tone="bad">{say("conversation.blocked")}</Badge>;
  }
  if (conversation.status === "resolved") {
    return <Badge>{say("conversation.status.resolved")}</Badge>;
  }
  if (conversation.status === "snoozed" && conversation.snoozed_until) {
    const time = formatBriefly(conversation.snoozed_until, reader);
    return <Badge tone="blue">{say("snooze.until", { time })}</Badge>;
  }
  if (conversation.control === "member") {
    return <Badge tone="warn">{say("control.member")}</Badge>;
  }
  const isAssistant = conversation.control === "assistant";
  return <Badge tone="good">{say(isAssistant ? "control.assistant" : "control.automation")}</Badge>;
}

function Actions({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const { takeOver, giveBack, resolve, reopen, isBusy } = useControl(conversation.id);
  const isOurs = conversation.control === "member";
  const isOpen = conversation.status !== "resolved";
  const isAway = !isOpen || conversation.status === "snoozed";
  const change = isOurs ? giveBack : takeOver;
  const isLeaving = useIsLeaving();
  const isReady = !isBusy && !isLeaving;
  useKeys({
    t: () => isReady && change(),
    ...(isOpen ? { e: () => isReady && resolve() } : {}),
  });
  return (
    <div className="flex gap-2">
      {isAway && (
        <Button onClick={reopen} disabled={isBusy}>
          <RotateCcw aria-hidden />
          {say("conversation.reopen")}
        </Button>
      )}
      <Tooltip text={say("keys.take_over")} keys="t">
        <Button onClick={change} disabled={isBusy}>
          {isOurs ? <Bot aria-hidden /> : <Hand aria-hidden />}
          <span className="sr-only md:not-sr-only">
            {say(isOurs ? "control.give_back" : "control.take_over")}
          </span>
        </Button>
      </Tooltip>
      {isOpen && (
        <Tooltip text={say("conversation.resolve")} keys="e">
          <Button
            onClick={resolve}
            disabled={isBusy}
            size="icon"
            aria-label={say("conversation.resolve")}
          >
            <Check aria-hidden />
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
