import { useReader, useSay } from "@app/look";
import { Panel } from "@ui/panel";
import { useWriting } from "./reading";
import { Means } from "./tile";

// A Monday, so that weekdays and hours can be named by any date.
const MONDAY = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;
const SHADES = [
  "bg-plain-ground",
  "bg-green/20 text-ink",
  "bg-green/40 text-ink",
  "bg-green/70 text-on-green",
  "bg-green-deep text-on-green",
];

/** When customers write: seven weekdays by twenty-four hours, as a table that is also a picture. */
export function HourMap({ hours }: { hours: number[][] }) {
  const say = useSay();
  const { locale } = useReader();
  const { number } = useWriting();
  const most = Math.max(1, ...hours.flat());
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const hour = new Intl.DateTimeFormat(locale, { hour: "numeric", timeZone: "UTC" });
  const named = hours.map((row, day) => ({
    name: weekday.format(MONDAY + day * 24 * HOUR),
    cells: row.map((amount, at) => ({ at, amount })),
  }));
  return (
    <Panel
      title={say("analytics.hours")}
      aside={<Means label="analytics.hours" means="analytics.means.hours" />}
    >
      <section
        aria-label={say("analytics.hours")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="relative overflow-x-auto"
      >
        <table className="w-full min-w-176 table-fixed border-separate border-spacing-0.5 text-xs">
          <thead>
            <tr>
              <td className="w-12" />
              {Array.from({ length: 24 }, (_, at) => at).map((at) => (
                <th key={at} scope="col" className="font-normal text-soft">
                  <span className={at % 3 === 0 ? "whitespace-nowrap" : "sr-only"}>
                    {hour.format(MONDAY + at * HOUR)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {named.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row" className="pe-2 text-start font-normal text-soft">
                  {name}
                </th>
                {cells.map(({ at, amount }) => (
                  <td
                    key={at}
                    className={`figures h-7 rounded-sm text-center ${SHADES[shadeOf(amount, most)]}`}
                  >
                    {amount > 0 ? number(amount) : <span className="sr-only">0</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function shadeOf(amount: number, most: number): number {
  return amount === 0 ? 0 : Math.ceil((amount / most) * (SHADES.length - 1));
}
