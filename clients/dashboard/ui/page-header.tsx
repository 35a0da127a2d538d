import type { ReactNode } from "react";

export function PageHeader({
  title,
  before,
  aside,
  children,
}: {
  title: ReactNode;
  /** Above the title: the way back. */
  before?: ReactNode;
  /** At the far end: what can be done here. */
  aside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="grid gap-3">
      {before}
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="font-display font-semibold text-2xl tracking-tight">{title}</h1>
        {aside && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
      </div>
      {children}
    </header>
  );
}
