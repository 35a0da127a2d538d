import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useTitle } from "@app/title";
import type { Key } from "@handsel/shared/words";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";
import type { ReactNode } from "react";

const TABS = [
  { to: "/orders", label: "orders.title", permission: "orders.read" },
  { to: "/orders/invoices", label: "invoices.title", permission: "invoices.read" },
  { to: "/orders/ledger", label: "books.ledger", permission: "payments.books" },
  { to: "/orders/differences", label: "books.differences", permission: "payments.books" },
] as const satisfies ReadonlyArray<{ to: string; label: Key; permission: string }>;

/** One of the pages about orders and money, with the way to the others. */
export function MoneyPage({
  at,
  aside,
  filters,
  children,
}: {
  at: (typeof TABS)[number]["to"];
  aside?: ReactNode;
  filters?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  const { permissions } = useMe();
  const tabs = TABS.filter((tab) => permissions.includes(tab.permission));
  const title = say(TABS.find((tab) => tab.to === at)?.label ?? "orders.title");
  useTitle(title);
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={title} aside={aside}>
        {tabs.length > 1 && (
          <TabLinks label={say("orders.tabs")}>
            {tabs.map((tab) => (
              <TabLink key={tab.to} to={tab.to} search={{}} isCurrent={tab.to === at}>
                {say(tab.label)}
              </TabLink>
            ))}
          </TabLinks>
        )}
        {filters}
      </PageHeader>
      {children}
    </div>
  );
}
