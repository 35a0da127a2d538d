import { useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { useTitle } from "@app/title";
import { CHANNEL_TABS } from "@features/channels/tabs";
import { createFileRoute, Link, Outlet, useLocation } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";
import { Plus } from "lucide-react";

export const Route = createFileRoute("/_shop/channels")({ component: ChannelsPage });

function ChannelsPage() {
  const say = useSay();
  const { permissions } = useMe();
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, "") });
  const tabs = CHANNEL_TABS.filter((tab) => permissions.includes(tab.permission));
  const current = tabs.find((tab) => tab.to === path);
  useTitle(say(current?.label ?? "channels.title"));
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("channels.title")} aside={<Add to={current?.to} />}>
        {tabs.length > 1 && (
          <TabLinks label={say("channels.tabs")}>
            {tabs.map((tab) => (
              <TabLink key={tab.to} to={tab.to} isCurrent={tab === current}>
                {say(tab.label)}
              </TabLink>
            ))}
          </TabLinks>
        )}
      </PageHeader>
      <Outlet />
    </div>
  );
}

/** The way to one more of what the tab shows. */
function Add({ to }: { to: "/channels" | "/channels/payments" | undefined }) {
  const say = useSay();
  const mayConnect = useMay("channels.change");
  const mayBePaid = useMay("payments.change");
  if (to === "/channels" && mayConnect) {
    return (
      <Button asChild variant="primary">
        <Link to="/channels" search={{ connect: "choose" }}>
          <Plus aria-hidden />
          {say("channels.connect")}
        </Link>
      </Button>
    );
  }
  if (to !== "/channels/payments" || !mayBePaid) return null;
  return (
    <Button asChild variant="primary">
      <Link to="/channels/payments" search={{ add: "choose" }}>
        <Plus aria-hidden />
        {say("payouts.add")}
      </Link>
    </Button>
  );
}
