import { useSay } from "@app/look";
import { Hidden } from "@ui/hidden";
import { Skeleton } from "@ui/skeleton";
import type { ReactNode } from "react";

/** A short list of things, each with what it is and what can be done with it. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised shadow-low"
    >
      {children}
    </ul>
  );
}

export function Row({
  mark,
  title,
  badges,
  children,
  aside,
}: {
  mark?: ReactNode;
  title: ReactNode;
  badges?: ReactNode;
  children?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
      {mark}
      <div className="grid min-w-0 grow basis-48 gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{title}</span>
          {badges}
        </div>
        <div className="text-soft text-sm [overflow-wrap:anywhere]">{children}</div>
      </div>
      {aside && <div className="flex flex-wrap items-center gap-1">{aside}</div>}
    </li>
  );
}

export function RowsLoading() {
  const say = useSay();
  return (
    <div aria-busy="true" className="grid gap-3">
      <p role="status">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      {["a", "b", "c"].map((row) => (
        <Skeleton key={row} className="h-16 rounded-md" />
      ))}
    </div>
  );
}
