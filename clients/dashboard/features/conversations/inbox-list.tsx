import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { formatBriefly, formatWait } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Avatar } from "@ui/avatar";
import { classes } from "@ui/classes";
import { Hidden } from "@ui/hidden";
import { Skeleton } from "@ui/skeleton";
import { State } from "@ui/state";
import { Clock, CornerUpLeft, Filter, Inbox } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { LabelDot } from "./label-chip";
import { mediaKey } from "./media";
import { inboxQuery } from "./queries";
import { channelKey, FIRST_VIEW, type InboxSearch, type Listed, narrowed } from "./views";

const ROW_PIXELS = 78;
// So many rows before the end, the next page is asked for.
const AHEAD = 10;

/** The conversations of a view; only the rows in sight exist, however many there are. */
export function InboxList({ search }: { search: InboxSearch }) {
  const say = useSay();
  const asked = useInfiniteQuery(inboxQuery(search));
  const found = asked.data?.pages.flatMap((page) => page.items) ?? [];

  if (asked.isPending) return <Loading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  if (found.length === 0) {
    const isAll = (search.view ?? FIRST_VIEW) === FIRST_VIEW && isWhole(search);
    return (
      <State
        icon={isAll ? <Inbox /> : <Filter />}
        title={say(isAll ? "inbox.empty.title" : "inbox.none.title")}
        body={say(isAll ? "inbox.empty.body" : "inbox.none.body")}
      />
    );
  }
  const more = asked.hasNextPage && !asked.isFetchingNextPage;
  return (
    <Rows
      conversations={found}
      search={search}
      onNearEnd={() => more && void asked.fetchNextPage()}
    />
  );
}

function isWhole(search: InboxSearch): boolean {
  return Object.keys(narrowed(search)).length === 0;
}

function Rows({
  conversations,
  search,
  onNearEnd,
}: {
  conversations: Listed[];
  search: InboxSearch;
  onNearEnd: () => void;
}) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
  });
  const now = useMinute();
  const shown = virtual.getVirtualItems();
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= conversations.length - AHEAD;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul
        aria-label={say("inbox.list")}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {shown.map((row) => {
          const conversation = conversations[row.index];
          return (
            conversation && (
              <li
                key={conversation.id}
                className="absolute inset-x-0 top-0"
                style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              >
                <Row conversation={conversation} search={search} now={now} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** The time, once a minute. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Row({
  conversation,
  search,
  now,
}: {
  conversation: Listed;
  search: InboxSearch;
  now: Date;
}) {
  const say = useSay();
  const reader = useReader();
  const { customer, channel, last, is_unread: isUnread } = conversation;
  const kind = channelKey(channel.kind);
  return (
    <Link
      data-row
      to="/inbox/$conversation"
      params={{ conversation: conversation.id }}
      search={search}
      className="group flex h-full items-center gap-3 border-line border-b px-4 transition-colors focus-visible:-outline-offset-2 hover:bg-plain-ground/60 aria-[current=page]:bg-plain-ground"
    >
      <Avatar name={customer.name} />
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5">
        <span className="flex items-baseline justify-between gap-2">
          <span className={classes("truncate", isUnread ? "font-semibold" : "font-medium")}>
            {customer.name || say("inbox.someone")}
          </span>
          <span className="figures shrink-0 text-soft text-xs">
            {conversation.last_message_at && formatBriefly(conversation.last_message_at, reader)}
          </span>
        </span>
        <span className="flex items-center gap-2">
          <span
            dir="auto"
            className={classes("flex-1 truncate text-sm", isUnread ? "text-ink" : "text-soft")}
          >
            {last && last.author_kind !== "customer" && (
              <CornerUpLeft
                aria-hidden
                className="me-1 inline size-3.5 align-[-0.1em] text-soft rtl:-scale-x-100"
              />
            )}
            {previewOf(last, say)}
          </span>
          {isUnread && (
            <span className="size-2 shrink-0 rounded-full bg-gold">
              <Hidden>{say("inbox.unread")}</Hidden>
            </span>
          )}
        </span>
        <span className="flex items-center gap-1.5 text-soft text-xs">
          {kind ? say(kind) : channel.kind}
          {conversation.control === "member" && (
            <>
              <span aria-hidden>·</span>
              <span className="truncate text-gold-text">
                {conversation.assignee?.name ??
                  (conversation.handoff_reason
                    ? say("conversation.handed_over")
                    : say("inbox.with_person"))}
              </span>
            </>
          )}
          {conversation.labels.slice(0, 2).map((label) => (
            <span key={label.id} className="flex min-w-0 items-center gap-1">
              <LabelDot hue={label.hue} />
              <span className="truncate">{label.name}</span>
            </span>
          ))}
          {conversation.waiting_since && (
            <span className="figures ms-auto flex shrink-0 items-center gap-1 text-warn">
              <Clock aria-hidden className="size-3" />
              {say("inbox.waiting_for", {
                time: formatWait(conversation.waiting_since, reader, now),
              })}
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}

function previewOf(last: Listed["last"], say: ReturnType<typeof useSay>): string {
  if (!last) return "";
  if (last.is_unsent) return say("message.unsent");
  if (last.text) return last.text;
  return last.attachment_kind ? say(mediaKey(last.attachment_kind)) : "";
}

function Loading() {
  const say = useSay();
  return (
    <div aria-busy="true" className="grid gap-4 p-4">
      <p role="status">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <Skeleton key={row} className="h-14 rounded-md" />
      ))}
    </div>
  );
}
