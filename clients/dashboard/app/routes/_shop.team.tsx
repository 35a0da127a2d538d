import { useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { useTitle } from "@app/title";
import { InviteDialog } from "@features/businesses/invite-dialog";
import { TEAM_TABS } from "@features/businesses/tabs";
import { createFileRoute, Outlet, useLocation } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/team")({ component: TeamPage });

function TeamPage() {
  const say = useSay();
  const { permissions } = useMe();
  const mayInvite = useMay("members.change");
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, "") });
  const tabs = TEAM_TABS.filter((tab) => !tab.permission || permissions.includes(tab.permission));
  const current = tabs.find((tab) => tab.to === path);
  useTitle(say(current?.label ?? "team.title"));
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        title={say("team.title")}
        aside={current?.isAboutMembers && mayInvite && <InviteDialog />}
      >
        <TabLinks label={say("team.tabs")}>
          {tabs.map((tab) => (
            <TabLink key={tab.to} to={tab.to} isCurrent={tab === current}>
              {say(tab.label)}
            </TabLink>
          ))}
        </TabLinks>
      </PageHeader>
      <Outlet />
    </div>
  );
}
