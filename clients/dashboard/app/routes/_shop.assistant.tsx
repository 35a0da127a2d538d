import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useTitle } from "@app/title";
import { ASSISTANT_TABS } from "@features/assistant/tabs";
import { createFileRoute, Outlet, useLocation } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/assistant")({ component: AssistantPage });

function AssistantPage() {
  const say = useSay();
  const { permissions } = useMe();
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, "") });
  const tabs = ASSISTANT_TABS.filter((tab) => permissions.includes(tab.permission));
  const current = tabs.find((tab) => tab.to === path);
  useTitle(say(current?.label ?? "nav.assistant"));
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("nav.assistant")}>
        <TabLinks label={say("assistant.tabs")}>
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
