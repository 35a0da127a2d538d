import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay, useMe } from "@app/session";
import { useTitle } from "@app/title";
import { ExportButton } from "@features/analytics/export-button";
import { Filters } from "@features/analytics/filters";
import { LENGTHS, readWanted, spanOf, type Wanted } from "@features/analytics/range";
import { figuresQuery, isEmpty } from "@features/analytics/reading";
import { Report } from "@features/analytics/report";
import { dayOf } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Hidden } from "@ui/hidden";
import { PageHeader } from "@ui/page-header";
import { Skeleton } from "@ui/skeleton";
import { State } from "@ui/state";
import { CalendarX, ChartColumn } from "lucide-react";

export const Route = createFileRoute("/_shop/analytics")({
  validateSearch: readWanted,
  component: AnalyticsPage,
});

const LONGEST_DAYS = 400;

function AnalyticsPage() {
  const say = useSay();
  const me = useMe();
  const reader = useReader();
  const wanted = Route.useSearch();
  const span = spanOf(wanted, dayOf(new Date(), reader));
  const length = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 + 1;
  const isShowable = length >= 1 && length <= LONGEST_DAYS;
  const asked = useQuery({ ...figuresQuery(wanted, span), enabled: isShowable });
  useTitle(say("analytics.title"));
  const mayExport = me.permissions.includes("analytics.export") && isShowable;
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        title={say("analytics.title")}
        aside={mayExport && <ExportButton span={span} channel={wanted.channel} />}
      >
        <Filters wanted={wanted} span={span} />
      </PageHeader>
      {!isShowable && (
        <State
          icon={<CalendarX />}
          title={say("analytics.bad.title")}
          body={say("analytics.bad.body")}
        />
      )}
      {isShowable && asked.isPending && <Loading />}
      {isShowable && asked.isError && (
        <Failed failure={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {isShowable && asked.isSuccess && (
        <>
          <p role="status" className="text-soft text-sm empty:hidden">
            {asked.data.is_settled ? "" : say("analytics.counting")}
          </p>
          {isEmpty(asked.data.totals) ? <Nothing wanted={wanted} /> : <Report told={asked.data} />}
        </>
      )}
    </div>
  );
}

/** Nothing to count: among these days, or ever. */
function Nothing({ wanted }: { wanted: Wanted }) {
  const say = useSay();
  const mayConnect = useMay("channels.change");
  const isNarrow = wanted.channel !== undefined || (wanted.days ?? "month") !== "month";
  if (isNarrow) {
    return (
      <State
        icon={<CalendarX />}
        title={say("analytics.none.title")}
        body={say("analytics.none.body")}
        action={
          <Button asChild>
            <Link to="/analytics">{say("analytics.none.widen", { days: LENGTHS.month })}</Link>
          </Button>
        }
      />
    );
  }
  return (
    <State
      icon={<ChartColumn />}
      title={say("analytics.empty.title")}
      body={say("analytics.empty.body")}
      action={
        mayConnect && (
          <Button asChild variant="primary">
            <Link to="/channels" search={{ connect: "choose" }}>
              {say("channels.connect")}
            </Link>
          </Button>
        )
      }
    />
  );
}

function Loading() {
  const say = useSay();
  return (
    <div aria-busy="true" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <p role="status" className="absolute">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((tile) => (
        <Skeleton key={tile} className="h-28 rounded-lg" />
      ))}
    </div>
  );
}
