import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useKeys } from "./keyboard";

type Row = HTMLAnchorElement;

/** What stood around the row that was opened, by address: null at an end of the list. */
interface Opened {
  before: string | null;
  after: string | null;
}

/** J and K walk through the rows of the list on this page: whatever carries `data-row`. */
export function useListKeys(): void {
  const path = useLocation({ select: (location) => location.pathname });
  const opened = useRef<Opened | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path means another row.
  useEffect(() => {
    const rows = rowsHere();
    const at = rows.findIndex(isOpen);
    opened.current = at < 0 ? null : aroundOf(rows, at);
  }, [path]);
  const walk = (step: 1 | -1) => {
    const rows = rowsHere();
    const focused = rows.indexOf(document.activeElement as Row);
    // From elsewhere on the page, one goes on from what is open.
    const at = focused < 0 ? rows.findIndex(isOpen) : focused;
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
    const kept = focused < 0 ? opened.current : null;
    (kept ? besideIn(rows, at, step > 0 ? kept.after : kept.before) : rows[next])?.focus();
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
}

const rowsHere = () => [...document.querySelectorAll<Row>("a[data-row]")];

const isOpen = (row: Row) => row.ariaCurrent === "page";

function aroundOf(rows: Row[], at: number): Opened {
  return { before: rows[at - 1]?.href ?? null, after: rows[at + 1]?.href ?? null };
}

/** An answer moves its row to the top or away: the neighbor is the one it had when it was opened. */
function besideIn(rows: Row[], at: number, href: string | null): Row | undefined {
  return rows.find((row) => row.href === href) ?? rows[Math.max(at, 0)];
}
