import { useSay } from "@app/look";
import type { AnalyticsOut, FiguresOut } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { mainMoney, useWriting } from "./reading";
import { type Change, Tile } from "./tile";

/** The figures of all days together, each beside what it was before. */
export function Tiles({ told }: { told: AnalyticsOut }) {
  const say = useSay();
  const writing = useWriting();
  const { totals: now, before } = told;
  const money = mainMoney(now.money, told.currency);
  const { currency } = money;
  const inMoney = (minor: number) => writing.money(minor, currency);
  const moved = (
    read: (figures: FiguresOut) => number | null,
    write: (value: number) => string = writing.number,
  ): Change | undefined => (before ? { now: read(now), before: read(before), write } : undefined);
  const ofMoney = (read: "revenue_minor" | "average_minor") =>
    moved((one) => mainMoney(one.money, currency)[read], inMoney);
  const others = now.money.filter((one) => one.currency !== currency);
  const response = (who: "response_assistant" | "response_member", label: Key, means: Key) => (
    <Tile
      label={label}
      means={means}
      value={writing.duration(now[who].median_seconds)}
      note={
        now[who].count > 0 &&
        say("analytics.p90", {
          share: writing.share(9, 10),
          time: writing.duration(now[who].p90_seconds),
        })
      }
      change={moved((one) => one[who].median_seconds, writing.duration)}
    />
  );
  const count = (label: Key, means: Key, read: (one: FiguresOut) => number) => (
    <Tile label={label} means={means} value={writing.number(read(now))} change={moved(read)} />
  );
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      {count(
        "analytics.conversations",
        "analytics.means.conversations",
        (one) => one.conversations,
      )}
      <Tile
        label="analytics.conversion"
        means="analytics.means.conversion"
        value={writing.share(now.reached_paid, now.conversations)}
        note={`${writing.number(now.reached_paid)} / ${writing.number(now.conversations)}`}
        change={moved(
          (one) => (one.conversations ? one.reached_paid / one.conversations : null),
          (value) => writing.share(value, 1),
        )}
      />
      <Tile
        label="analytics.revenue"
        means="analytics.means.revenue"
        value={inMoney(money.revenue_minor)}
        note={[
          ...others.map((one) => writing.money(one.revenue_minor, one.currency)),
          ...now.money
            .filter((one) => one.refunds_minor > 0)
            .map(
              (one) =>
                `${say("analytics.refunds")}: ${writing.money(one.refunds_minor, one.currency)}`,
            ),
        ].join(" · ")}
        change={ofMoney("revenue_minor")}
      />
      {count("analytics.orders", "analytics.means.orders", (one) => one.orders)}
      {response(
        "response_assistant",
        "analytics.response.assistant",
        "analytics.means.response.assistant",
      )}
      {response("response_member", "analytics.response.member", "analytics.means.response.member")}
      <Tile
        label="analytics.resolution"
        means="analytics.means.resolution"
        value={writing.duration(now.resolution.median_seconds)}
        change={moved((one) => one.resolution.median_seconds, writing.duration)}
      />
      <Tile
        label="analytics.handoffs"
        means="analytics.means.handoffs"
        value={writing.number(now.handoffs)}
        note={
          now.conversations > 0 &&
          say("analytics.share", { share: writing.share(now.reached_person, now.conversations) })
        }
        change={moved((one) => one.handoffs)}
      />
      <Tile
        label="analytics.average"
        means="analytics.means.average"
        value={money.orders ? inMoney(money.average_minor) : "–"}
        change={ofMoney("average_minor")}
      />
      {count("analytics.questions", "analytics.means.questions", (one) => one.questions)}
      {count("analytics.expired", "analytics.means.expired", (one) => one.checkouts_expired)}
      {count("analytics.unanswered", "analytics.means.unanswered", (one) => one.unanswered)}
    </dl>
  );
}
