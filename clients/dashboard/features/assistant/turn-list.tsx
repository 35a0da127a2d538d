import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { RowsLoading } from "@features/businesses/rows";
import { listRecentTurns, type RecentTurnOut } from "@handsel/shared/api";
import { formatBriefly, formatNumber } from "@handsel/shared/format";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { TabLink, TabLinks } from "@ui/tabs";
import { Bot } from "lucide-react";
import {
  commandWords,
  decisionWords,
  type Outcome,
  outcomeKey,
  outcomeOf,
  TONES,
  thinkerWords,
} from "./turn-words";

const PAGE = 30;
const SHOWN: readonly Outcome[] = ["answered", "handed_over", "refused"];

export interface TurnFilter {
  outcome?: Outcome | undefined;
  fell_back?: "yes" | undefined;
}

function turnsQuery({ outcome, fell_back }: TurnFilter) {
  return {
    queryKey: ["turns", outcome, fell_back] as const,
    queryFn: async ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) => {
      const query = {
        ...(outcome ? { outcome } : {}),
        fell_back: fell_back === "yes",
        cursor: pageParam,
        limit: PAGE,
      };
      return (await listRecentTurns({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
  };
}

/** What the assistant did of late, in all conversations. */
export function TurnList({ filter }: { filter: TurnFilter }) {
  const say = useSay();
  const asked = useInfiniteQuery(turnsQuery(filter));
  const turns = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Filters filter={filter} />
      {asked.isPending && <RowsLoading />}
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && turns.length === 0 && <Empty filter={filter} />}
      {turns.length > 0 && (
        <ul
          aria-label={say("assistant.tab.turns")}
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised shadow-low"
        >
          {turns.map((turn) => (
            <TurnRow key={turn.id} turn={turn} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("list.more")}
        </Button>
      )}
    </div>
  );
}

function Filters({ filter }: { filter: TurnFilter }) {
  const say = useSay();
  const isAll = !filter.outcome && !filter.fell_back;
  return (
    <TabLinks label={say("turns.filter")}>
      <TabLink to="/assistant/turns" search={{}} isCurrent={isAll}>
        {say("turns.all")}
      </TabLink>
      {SHOWN.map((outcome) => (
        <TabLink
          key={outcome}
          to="/assistant/turns"
          search={{ outcome }}
          isCurrent={filter.outcome === outcome}
        >
          {say(outcomeKey(outcome))}
        </TabLink>
      ))}
      <TabLink
        to="/assistant/turns"
        search={{ fell_back: "yes" }}
        isCurrent={filter.fell_back === "yes"}
      >
        {say("turns.fell_back")}
      </TabLink>
    </TabLinks>
  );
}

function Empty({ filter }: { filter: TurnFilter }) {
  const say = useSay();
  const isAll = !filter.outcome && !filter.fell_back;
  return (
    <State
      icon={<Bot />}
      title={say("turns.empty.title")}
      body={say(isAll ? "turns.empty.body" : "turns.none.body")}
    />
  );
}

function TurnRow({ turn }: { turn: RecentTurnOut }) {
  const say = useSay();
  const reader = useReader();
  const outcome = outcomeOf(turn.outcome);
  const seconds = formatNumber(Math.round(turn.seconds * 10) / 10, reader);
  const tokens = turn.input_tokens + turn.output_tokens;
  const did = turn.commands.map(
    (one) => `${commandWords(one.kind, say)} (${decisionWords(one, say)})`,
  );
  return (
    <li className="relative grid gap-1.5 px-4 py-3.5 transition-colors focus-within:bg-plain-ground hover:bg-plain-ground/60">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          to="/inbox/$conversation"
          params={{ conversation: turn.conversation_id }}
          className="min-w-0 truncate font-medium after:absolute after:inset-0"
        >
          <bdi>{turn.asked || say("turns.no_words")}</bdi>
        </Link>
        <time dateTime={turn.created_at} className="figures shrink-0 text-soft text-sm">
          {formatBriefly(turn.created_at, reader)}
        </time>
      </div>
      {turn.reply && (
        <p dir="auto" className="line-clamp-2 text-sm">
          {turn.reply}
        </p>
      )}
      {did.length > 0 && <p className="text-soft text-sm">{did.join(" · ")}</p>}
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-soft text-xs">
        {outcome && <Badge tone={TONES[outcome]}>{say(outcomeKey(outcome))}</Badge>}
        {turn.fell_back && <Badge tone="warn">{say("turns.fell_back")}</Badge>}
        {turn.cut > 0 && <Badge tone="warn">{say("turns.cut", { count: turn.cut })}</Badge>}
        <bdi>{turn.customer_name || say("inbox.someone")}</bdi>
        <span>
          {say("turn.by", { thinker: thinkerWords(turn.thinker, say), seconds })}
          {tokens > 0 && ` · ${say("turn.tokens", { count: tokens })}`}
        </span>
      </p>
    </li>
  );
}
