import { useKeys } from "./keyboard";

/** J and K walk through the rows of the list on this page: whatever carries `data-row`. */
export function useListKeys(): void {
  const walk = (step: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const focused = rows.indexOf(document.activeElement as HTMLElement);
    // From elsewhere on the page, one goes on from what is open.
    const at = focused < 0 ? rows.findIndex((row) => row.ariaCurrent === "page") : focused;
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[next]?.focus();
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
}
