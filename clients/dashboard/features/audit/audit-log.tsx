import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { RowsLoading } from "@features/businesses/rows";
import { type EntryOut, listAuditEntries, listMembersOptions } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Select } from "@ui/select";
import { State } from "@ui/state";
import { ScrollText } from "lucide-react";
import { ACTOR_KINDS, type AuditFilter, NOUNS } from "./filters";
import { sentenceOf } from "./sentences";

const PAGE = 50;

function auditQuery({ what, who }: AuditFilter) {
  return {
    queryKey: ["audit", what, who] as const,
    queryFn: async ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) => {
      const query = {
        ...(what ? { what: `${what}.` } : {}),
        ...(who ? { actor_kind: who } : {}),
        cursor: pageParam,
        limit: PAGE,
      };
      return (await listAuditEntries({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: "",
    getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
  };
}

/** Who did what in the shop, the latest first. */
export function AuditLog({ filter }: { filter: AuditFilter }) {
  const say = useSay();
  const asked = useInfiniteQuery(auditQuery(filter));
  return (
    <div className="grid gap-4">
      <Filters filter={filter} />
      {asked.isPending && <RowsLoading />}
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && <Entries entries={asked.data.pages.flatMap((page) => page.items)} />}
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

function Entries({ entries }: { entries: EntryOut[] }) {
  const say = useSay();
  const reader = useReader();
  const members = useQuery(listMembersOptions()).data?.items ?? [];
  const names = new Map(members.map((member) => [member.id, member.name]));
  if (entries.length === 0) {
    return (
      <State
        icon={<ScrollText />}
        title={say("audit.empty.title")}
        body={say("audit.empty.body")}
      />
    );
  }
  return (
    <ol
      aria-label={say("audit.tab")}
      className="divide-y divide-line rounded-lg border border-line bg-raised shadow-low"
    >
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 px-4 py-3"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">{sentenceOf(entry, names, say)}</span>
          <time dateTime={entry.at} className="figures text-soft text-sm">
            {formatDateTime(entry.at, reader)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function Filters({ filter }: { filter: AuditFilter }) {
  const say = useSay();
  const navigate = useNavigate();
  const choose = (changed: AuditFilter) => {
    const { what, who } = { ...filter, ...changed };
    const search = { ...(what ? { what } : {}), ...(who ? { who } : {}) };
    void navigate({ to: "/team/audit", search, replace: true });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={say("audit.filter")}>
        {(parts) => (
          <Select
            {...parts}
            value={filter.what ?? ""}
            onChange={(event) => choose({ what: NOUNS.find((one) => one === event.target.value) })}
          >
            <option value="">{say("audit.what.all")}</option>
            {NOUNS.map((one) => (
              <option key={one} value={one}>
                {say(`audit.what.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={say("audit.who")}>
        {(parts) => (
          <Select
            {...parts}
            value={filter.who ?? ""}
            onChange={(event) =>
              choose({ who: ACTOR_KINDS.find((one) => one === event.target.value) })
            }
          >
            <option value="">{say("audit.who.all")}</option>
            {ACTOR_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`audit.who.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
