import { useSay } from "@app/look";
import type { PreviewImportResponse } from "@handsel/shared/api";
import { classes } from "@ui/classes";
import { FIELDS } from "./states";

type Preview = PreviewImportResponse;
const OPTION = "option:";

/** The first rows as written; above each column, as what of ours it is read. */
export function PreviewTable({
  preview,
  onMap,
}: {
  preview: Preview;
  onMap: (mapping: Record<string, string>) => void;
}) {
  const say = useSay();
  const first = headerLines(preview);
  const wrong = new Map(preview.problems.map((one) => [one.row, one]));
  const mayMap = preview.shape === "plain" || preview.shape === "mapped";
  const choose = (column: string, field: string) => {
    const kept = Object.entries(preview.mapping).filter(
      ([ours, theirs]) => theirs !== column && ours !== field,
    );
    onMap(Object.fromEntries(field ? [...kept, [field, column]] : kept));
  };
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={say("import.preview")}
      className="max-h-[28rem] overflow-auto rounded-md border border-line"
    >
      <table className="min-w-full border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr>
            <th className="px-3 py-2 text-start font-medium text-soft text-xs">
              {say("import.problem.line")}
            </th>
            {preview.header.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={place} className="min-w-32 px-3 py-2 text-start align-top font-medium">
                <span className="block truncate">{column || "–"}</span>
                {mayMap && column && (
                  <FieldOf
                    column={column}
                    field={fieldOf(preview, column)}
                    onChange={(field) => choose(column, field)}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, place) => {
            const line = place + first;
            const problem = wrong.get(line);
            return (
              <tr
                key={line}
                className={classes("border-line border-t", problem && "bg-bad-ground text-bad")}
              >
                <td className="figures px-3 py-1.5 text-soft" title={problem?.message}>
                  {line}
                </td>
                {preview.header.map((column, at) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                    key={`${column}-${at}`}
                    className="max-w-64 truncate px-3 py-1.5"
                    title={cells[at]}
                  >
                    {cells[at]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function FieldOf({
  column,
  field,
  onChange,
}: {
  column: string;
  field: string;
  onChange: (field: string) => void;
}) {
  const say = useSay();
  const isOption = field.startsWith(OPTION);
  return (
    <select
      aria-label={say("import.read_as", { column })}
      value={field}
      onChange={(event) => onChange(event.target.value)}
      className="mt-1 h-8 w-full rounded-sm border border-line-strong bg-raised px-1.5 font-normal text-xs"
    >
      <option value="">{say("import.field.none")}</option>
      {FIELDS.map((one) => (
        <option key={one} value={one}>
          {say(`import.field.${one}`)}
        </option>
      ))}
      <option value={isOption ? field : `${OPTION}${column}`}>
        {say("import.field.option", { name: isOption ? field.slice(OPTION.length) : column })}
      </option>
    </select>
  );
}

function fieldOf(preview: Preview, column: string): string {
  return Object.entries(preview.mapping).find(([, theirs]) => theirs === column)?.[0] ?? "";
}

/** The number of the first shown line, as a spreadsheet counts: the header is line 1. */
function headerLines(preview: Preview): number {
  const known = preview.products[0]?.row;
  return typeof known === "number" && preview.rows.length === preview.products.length ? known : 2;
}
