import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMe } from "@app/session";
import { listNotesOptions } from "@handsel/shared/api";
import { dayOf, formatDay } from "@handsel/shared/format";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Skeleton } from "@ui/skeleton";
import { Fragment, useLayoutEffect, useRef } from "react";
import { Bubble, type Message } from "./bubble";
import { entriesOf } from "./entries";
import { Note } from "./note";
import { unseen, useOutbox } from "./outbox";
import { messagesQuery } from "./queries";
import { WaitingBubble } from "./waiting-bubble";

/** What was said, day by day, with the newest in sight. */
export function Messages({ conversationId, name }: { conversationId: string; name: string }) {
  const say = useSay();
  const reader = useReader();
  const asked = useInfiniteQuery(messagesQuery(conversationId));
  const pages = asked.data?.pages ?? [];
  const messages = [...pages].reverse().flatMap((page) => page.items);
  const path = { conversation_id: conversationId };
  const { data: noted } = useQuery(listNotesOptions({ path }));
  const entries = asked.isPending
    ? []
    : entriesOf(messages, noted?.items ?? [], !asked.hasNextPage);
  const scroller = useRef<HTMLDivElement>(null);
  const outbox = useOutbox(conversationId);
  const waiting = unseen(outbox.waiting, messages, useMe().member_id);
  useStayAtEnd(scroller, waiting.at(-1)?.key ?? entries.at(-1)?.id);

  if (asked.isError) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Failed failure={asked.error} onRetry={() => void asked.refetch()} />
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      role="log"
      aria-label={say("thread.label", { name })}
      aria-busy={asked.isPending}
      className="min-h-0 flex-1 overflow-y-auto px-4 py-5 focus-visible:-outline-offset-2"
    >
      {asked.isPending && <Loading />}
      {asked.hasNextPage && (
        <Button
          variant="quiet"
          className="mx-auto mb-4 flex"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("thread.earlier")}
        </Button>
      )}
      {entries.map(({ at: moment, id, message, note }, at) => {
        const before = entries[at - 1];
        const isNewDay = !before || dayOf(before.at, reader) !== dayOf(moment, reader);
        const said = before?.message;
        return (
          <Fragment key={id}>
            {isNewDay && (
              <p className="my-5 flex items-center gap-3 text-soft text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line first:mt-0">
                {formatDay(moment, reader)}
              </p>
            )}
            {message ? (
              <Bubble
                message={message}
                name={name}
                isFollowing={!isNewDay && said !== undefined && isOneBreath(said, message)}
              />
            ) : (
              <Note note={note} />
            )}
          </Fragment>
        );
      })}
      {waiting.map((one) => (
        <WaitingBubble
          key={one.key}
          waiting={one}
          onAgain={() => outbox.again(one)}
          onDrop={() => outbox.drop(one)}
        />
      ))}
    </div>
  );
}

const BREATH_MILLISECONDS = 5 * 60_000;

/** Whether two messages belong together: of one author, within minutes. */
function isOneBreath(one: Message, other: Message): boolean {
  const isSame =
    one.author_kind === other.author_kind && one.author_member_id === other.author_member_id;
  return isSame && Date.parse(other.said_at) - Date.parse(one.said_at) < BREATH_MILLISECONDS;
}

const NEAR_PIXELS = 40;

function useStayAtEnd(scroller: { current: HTMLDivElement | null }, last: string | undefined) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is the reason to go
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [last, scroller]);
  // What is written below takes room from above: the end stays in sight for whoever was there.
  useLayoutEffect(() => {
    const log = scroller.current;
    if (!log) return;
    let isAtEnd = true;
    const look = () => {
      isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PIXELS;
    };
    const watch = new ResizeObserver(() => {
      if (isAtEnd) log.scrollTo({ top: log.scrollHeight });
    });
    log.addEventListener("scroll", look, { passive: true });
    watch.observe(log);
    return () => {
      log.removeEventListener("scroll", look);
      watch.disconnect();
    };
  }, [scroller]);
}

function Loading() {
  return (
    <div className="grid gap-3">
      <Skeleton className="h-12 w-56 rounded-xl" />
      <Skeleton className="ms-auto h-16 w-72 rounded-xl" />
      <Skeleton className="h-10 w-40 rounded-xl" />
    </div>
  );
}
