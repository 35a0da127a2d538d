import type { ReactNode } from "react";

/** Names and values side by side, as many in a line as there is room for. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-3">
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="figures text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
