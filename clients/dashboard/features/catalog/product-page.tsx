import { useSay } from "@app/look";
import { Link } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

/** A page under the catalog, with the way back. */
export function ProductPage({
  title,
  badge,
  aside,
  children,
}: {
  title: ReactNode;
  badge?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        before={
          <Link
            to="/catalog"
            className="flex w-fit items-center gap-1.5 text-sm text-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {say("catalog.title")}
          </Link>
        }
        title={<span className="[overflow-wrap:anywhere]">{title}</span>}
        aside={aside}
      >
        {badge && <div className="flex">{badge}</div>}
      </PageHeader>
      {children}
    </div>
  );
}
