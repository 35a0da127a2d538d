import { useReader } from "@app/look";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { linesTo } from "./axis";
import type { Series } from "./figure";
import { useWriting } from "./reading";

const COLORS = ["var(--green)", "var(--gold)"];

/** Days as bars or lines. Screen readers are given the table beside it. */
export default function DayChart({ kind, rows, names, write, line = write, isTime }: Series) {
  const { day } = useWriting();
  const isRtl = new Intl.Locale(useReader().locale).language === "ar";
  const data = rows.map(({ day: on, values }) => ({ on, a: values[0], b: values[1] }));
  const lines = linesTo(Math.max(0, ...rows.map((row) => highest(kind, row.values))), { isTime });
  // As wide as its longest number; measured in letters, which need not be drawn first.
  const widest = Math.min(96, 16 + 7 * Math.max(...lines.map((one) => line(one).length)));
  const Chart = kind === "bars" ? BarChart : LineChart;
  const axis = { tickLine: false, axisLine: false, tick: { fill: "var(--soft)", fontSize: 12 } };
  return (
    <div dir="ltr" aria-hidden className="h-60 select-none">
      <ResponsiveContainer width="100%" height="100%">
        <Chart
          data={data}
          margin={{ top: 6, right: 4, bottom: 0, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...axis}
            dataKey="on"
            tickFormatter={day}
            minTickGap={28}
            reversed={isRtl}
            interval="preserveStartEnd"
          />
          <YAxis
            {...axis}
            width={widest}
            ticks={lines}
            domain={[0, lines.at(-1) ?? 1]}
            tickFormatter={(value: number) => (value === 0 && isTime ? "0" : line(value))}
            orientation={isRtl ? "right" : "left"}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--plain-ground)", stroke: "var(--line)", opacity: 0.7 }}
            content={({ active, payload, label }) =>
              active && payload && payload.length > 0 ? (
                <div
                  dir={isRtl ? "rtl" : "ltr"}
                  className="rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-high"
                >
                  <p className="font-medium">{day(String(label))}</p>
                  {payload.map((one) => (
                    <p key={String(one.dataKey)} className="figures text-soft">
                      {one.name}: {write(Number(one.value))}
                    </p>
                  ))}
                </div>
              ) : null
            }
          />
          {names.map((name, place) => {
            const shared = {
              dataKey: place === 0 ? "a" : "b",
              name,
              isAnimationActive: false,
            } as const;
            const color = COLORS[place] ?? "var(--ink)";
            return kind === "bars" ? (
              <Bar key={name} {...shared} stackId="all" fill={color} maxBarSize={36} />
            ) : (
              <Line
                key={name}
                {...shared}
                type="monotone"
                stroke={color}
                strokeWidth={2}
                dot={rows.length < 15}
                connectNulls
              />
            );
          })}
        </Chart>
      </ResponsiveContainer>
    </div>
  );
}

/** How high a day's bar or lines reach. */
function highest(kind: Series["kind"], values: Array<number | null>): number {
  const told = values.map((value) => value ?? 0);
  return kind === "bars" ? told.reduce((sum, value) => sum + value, 0) : Math.max(0, ...told);
}
