import { useSay } from "@app/look";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { Panel } from "@ui/panel";
import { FileDown } from "lucide-react";
import { handOver } from "../hand-over";
import { adviceOn, type Import, type Problem } from "./states";

const CELL = "px-3 py-2.5 align-top first:ps-0 last:pe-0";

/** What is wrong with which line of the file, and what to do about it. */
export function Problems({ row }: { row: Import }) {
  const say = useSay();
  const take = () => {
    const file = new Blob([csvOf(row.problems)], { type: "text/csv;charset=utf-8" });
    handOver(file, `${row.filename.replace(/\.\w+$/, "")}-problems.csv`);
  };
  return (
    <Panel
      title={say("import.problems")}
      aside={
        <Button size="sm" onClick={take}>
          <FileDown aria-hidden />
          {say("import.problems.download")}
        </Button>
      }
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-soft text-xs">
            <th className={`${CELL} text-start font-medium`}>{say("import.problem.line")}</th>
            <th className={`${CELL} text-start font-medium`}>{say("import.problem.column")}</th>
            <th className={`${CELL} text-start font-medium`}>{say("import.problem.what")}</th>
          </tr>
        </thead>
        <tbody>
          {row.problems.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same problem twice
            <tr key={place} className="border-line border-t">
              <td className={`${CELL} figures`}>{one.row}</td>
              <td className={`${CELL} [overflow-wrap:anywhere]`}>{one.column || "–"}</td>
              <td className={CELL}>
                <What problem={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function What({ problem }: { problem: Problem }) {
  const say = useSay();
  const advice = adviceOn(problem);
  return (
    <div className="grid gap-1">
      <span className="flex flex-wrap items-center gap-2">
        {problem.is_warning ? (
          <Badge tone="warn">{say("import.problem.warning")}</Badge>
        ) : (
          <Badge tone="bad">{say("import.problem.error")}</Badge>
        )}
        <span className="[overflow-wrap:anywhere]">{advice ? say(advice) : problem.message}</span>
      </span>
      {advice && (
        <span lang="en" dir="ltr" className="text-start text-soft text-xs [overflow-wrap:anywhere]">
          {problem.message}
        </span>
      )}
    </div>
  );
}

/** As CSV; no cell begins like a formula, which a spreadsheet would run. */
export function csvOf(problems: readonly Problem[]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const lines = problems.map((one) =>
    [one.row, one.column, one.is_warning ? "warning" : "error", one.code, one.message]
      .map(cell)
      .join(","),
  );
  return ["row,column,kind,code,message", ...lines].join("\r\n");
}
