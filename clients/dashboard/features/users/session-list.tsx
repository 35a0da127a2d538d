import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  endOtherSessions,
  endSession,
  listSessionsOptions,
  listSessionsQueryKey,
  type SessionOut,
} from "@handsel/shared/api";
import { formatAgo } from "@handsel/shared/format";
import type { Say } from "@handsel/shared/words";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Laptop, Smartphone } from "lucide-react";
import { deviceOf } from "./device";

/** Where the reader is signed in, and signing out there. */
export function SessionList() {
  const say = useSay();
  const asked = useQuery(listSessionsOptions());
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const sessions = asked.data.items;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-soft">{say("sessions.lead")}</p>
        {sessions.length > 1 && <EndOthers />}
      </div>
      <Rows label={say("sessions.title")}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Rows>
    </div>
  );
}

function SessionRow({ session }: { session: SessionOut }) {
  const say = useSay();
  const reader = useReader();
  const { system } = deviceOf(session.user_agent);
  const isPhone = session.kind === "app" || /iPhone|Android/.test(system);
  const Icon = isPhone ? Smartphone : Laptop;
  return (
    <Row
      mark={<Icon aria-hidden className="size-5 shrink-0 text-soft" />}
      title={nameOf(session, say)}
      badges={
        <>
          {session.is_current && <Badge tone="good">{say("sessions.this")}</Badge>}
          {session.with_factor && <Badge tone="blue">{say("sessions.factor")}</Badge>}
        </>
      }
      aside={!session.is_current && <EndOne session={session} />}
    >
      <bdi>{session.address}</bdi> ·{" "}
      {say("sessions.used", { when: formatAgo(session.used_at, reader) })}
    </Row>
  );
}

function nameOf(session: SessionOut, say: Say): string {
  const { browser, system } = deviceOf(session.user_agent);
  if (browser && system) return say("sessions.device", { browser, system });
  if (browser || system) return browser || system;
  return session.kind === "app" ? say("sessions.app") : say("sessions.unknown");
}

function useEnding(end: () => Promise<unknown>, done: string) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: async () => {
      tell(done);
      await queries.invalidateQueries({ queryKey: listSessionsQueryKey() });
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
}

function EndOne({ session }: { session: SessionOut }) {
  const say = useSay();
  const ending = useEnding(
    () => endSession({ path: { session_id: session.id }, throwOnError: true }),
    say("sessions.ended"),
  );
  return (
    <Button size="sm" isBusy={ending.isPending} onClick={() => ending.mutate()}>
      {say("sessions.end")}
    </Button>
  );
}

function EndOthers() {
  const say = useSay();
  const ending = useEnding(
    () => endOtherSessions({ throwOnError: true }),
    say("sessions.others_ended"),
  );
  return (
    <Button isBusy={ending.isPending} onClick={() => ending.mutate()}>
      {say("sessions.end_others")}
    </Button>
  );
}
