import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Views of one list, each a link of its own: it can be kept, shared and opened in a new tab. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="-mx-1 flex gap-1 overflow-x-auto p-1 [scrollbar-width:none]">
      {children}
    </nav>
  );
}

export function TabLink({
  isCurrent,
  children,
  ...to
}: LinkProps & { isCurrent: boolean; children: ReactNode }) {
  return (
    <Link
      {...to}
      activeOptions={{ exact: true, includeSearch: true }}
      data-current={isCurrent}
      className="shrink-0 whitespace-nowrap rounded-full px-3 py-1.5 text-sm text-soft transition-colors hover:bg-plain-ground hover:text-ink data-[current=true]:bg-ink data-[current=true]:text-sheet"
    >
      {children}
    </Link>
  );
}
