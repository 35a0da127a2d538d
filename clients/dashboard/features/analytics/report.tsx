import { useSay } from "@app/look";
import type { AnalyticsOut, MoneyFigureOut } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { Panel } from "@ui/panel";
import { Bars } from "./bars";
import { DayFigure, Table } from "./figure";
import { HourMap } from "./hour-map";
import { KINDS } from "./range";
import { mainMoney, useWriting } from "./reading";
import { Means } from "./tile";
import { Tiles } from "./tiles";

/** Everything about some days. */
export function Report({ told }: { told: AnalyticsOut }) {
  const say = useSay();
  const { number, money, moneyBriefly, duration } = useWriting();
  const { currency } = mainMoney(told.totals.money, told.currency);
  const days = told.days;
  return (
    <div className="grid grid-cols-1 gap-5">
      <Tiles told={told} />
      <div className="grid grid-cols-1 gap-5 xl:grid-cols-2">
        <DayFigure
          label="analytics.conversations"
          means="analytics.means.conversations"
          kind="bars"
          names={[say("analytics.new"), say("analytics.returning")]}
          rows={days.map((one) => ({
            day: one.day,
            values: [one.conversations_started, one.conversations_returning],
          }))}
          write={number}
        />
        <DayFigure
          label="analytics.revenue"
          means="analytics.means.revenue"
          kind="bars"
          names={[say("analytics.revenue")]}
          rows={days.map((one) => ({
            day: one.day,
            values: [one.money.find((m) => m.currency === currency)?.revenue_minor ?? 0],
          }))}
          write={(minor) => money(minor, currency)}
          line={(minor) => moneyBriefly(minor, currency)}
        />
        <DayFigure
          label="analytics.response"
          means="analytics.means.response.member"
          kind="lines"
          names={[say("analytics.assistant"), say("analytics.member")]}
          rows={days.map((one) => ({
            day: one.day,
            values: [one.response_assistant_seconds ?? null, one.response_member_seconds ?? null],
          }))}
          write={duration}
          isTime
        />
        <DayFigure
          label="analytics.messages.in"
          means="analytics.means.messages"
          kind="lines"
          names={[say("analytics.messages.in"), say("analytics.messages.out")]}
          rows={days.map((one) => ({
            day: one.day,
            values: [one.messages_in, one.messages_assistant + one.messages_member],
          }))}
          write={number}
        />
        <Funnel told={told} />
        <Reasons told={told} />
        <Channels told={told} />
        <Sellers told={told} />
      </div>
      <HourMap hours={told.hours} />
    </div>
  );
}

function Funnel({ told: { totals } }: { told: AnalyticsOut }) {
  const say = useSay();
  const { number, share } = useWriting();
  const steps = [
    ["asked", totals.conversations],
    ["cart", totals.reached_cart],
    ["checkout", totals.reached_checkout],
    ["paid", totals.reached_paid],
  ] as const;
  return (
    <Panel
      title={say("analytics.funnel")}
      aside={<Means label="analytics.funnel" means="analytics.means.funnel" />}
    >
      <Bars
        rows={steps.map(([step, amount]) => ({
          key: step,
          name: say(`analytics.${step}`),
          amount,
          text: `${number(amount)} · ${share(amount, totals.conversations)}`,
        }))}
      />
    </Panel>
  );
}

const REASONS: Record<string, Key> = {
  asked: "analytics.reason.asked",
  upset: "analytics.reason.upset",
  policy: "analytics.reason.policy",
  not_understood: "analytics.reason.unclear",
  unclear: "analytics.reason.unclear",
  taken_over: "analytics.reason.taken_over",
  native_app: "analytics.reason.native_app",
  payment_problem: "analytics.reason.money",
  payment_page: "analytics.reason.money",
  refund_by_hand: "analytics.reason.money",
  refund_failed: "analytics.reason.money",
  dispute: "analytics.reason.money",
};

function Reasons({ told: { totals } }: { told: AnalyticsOut }) {
  const say = useSay();
  const { number, share } = useWriting();
  const counts = new Map<Key, number>();
  for (const { reason, count } of totals.handoff_reasons) {
    const key = REASONS[reason] ?? "analytics.reason.other";
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const rows = [...counts].sort((one, other) => other[1] - one[1]);
  return (
    <Panel
      title={say("analytics.handoffs")}
      aside={<Means label="analytics.handoffs" means="analytics.means.handoffs" />}
    >
      {rows.length === 0 && <p className="text-soft">{say("analytics.none")}</p>}
      <Bars
        rows={rows.map(([key, amount]) => ({
          key,
          name: say(key),
          amount,
          text: `${number(amount)} · ${share(amount, totals.handoffs)}`,
        }))}
      />
    </Panel>
  );
}

function Channels({ told }: { told: AnalyticsOut }) {
  const say = useSay();
  const { number } = useWriting();
  const nameOf = (kind: string) => {
    const known = KINDS.find((one) => one === kind);
    return known ? say(`channel.kind.${known}`) : kind;
  };
  return (
    <Panel title={say("analytics.channels")}>
      <Table
        heads={[
          say("analytics.channel"),
          say("analytics.conversations"),
          say("analytics.orders"),
          say("analytics.revenue"),
        ]}
        rows={told.channels.map((one) => ({
          key: one.channel_kind,
          cells: [
            nameOf(one.channel_kind),
            number(one.conversations),
            number(one.orders),
            <Amounts key="money" money={one.money} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Sellers({ told: { totals } }: { told: AnalyticsOut }) {
  const say = useSay();
  const { number } = useWriting();
  const sellers = [
    ["analytics.assistant", totals.messages_assistant, totals.money_assistant],
    ["analytics.member", totals.messages_member, totals.money_member],
  ] as const;
  return (
    <Panel
      title={say("analytics.who")}
      aside={<Means label="analytics.who" means="analytics.means.who" />}
    >
      <Table
        heads={[
          say("analytics.who"),
          say("analytics.messages.out"),
          say("analytics.orders"),
          say("analytics.revenue"),
        ]}
        rows={sellers.map(([key, messages, money]) => ({
          key,
          cells: [
            say(key),
            number(messages),
            number(money.reduce((sum, one) => sum + one.orders, 0)),
            <Amounts key="money" money={money} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Amounts({ money: amounts }: { money: MoneyFigureOut[] }) {
  const { money } = useWriting();
  if (amounts.length === 0) return "–";
  return amounts.map((one) => (
    <span key={one.currency} className="block">
      {money(one.revenue_minor, one.currency)}
    </span>
  ));
}
