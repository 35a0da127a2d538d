import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useTitle } from "@app/title";
import { useIsWide } from "@app/use-is-wide";
import { Rehearsal } from "@features/assistant/rehearsal";
import { ASSISTANT_TABS } from "@features/assistant/tabs";
import { createFileRoute, Outlet, useLocation } from "@tanstack/react-router";
import { classes } from "@ui/classes";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";

export const Route = createFileRoute("/_shop/assistant")({ component: AssistantPage });

// From here on a chat has room beside the page.
const ROOM_BESIDE = "80rem";

function AssistantPage() {
  const say = useSay();
  const { permissions } = useMe();
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, "") });
  const tabs = ASSISTANT_TABS.filter((tab) => permissions.includes(tab.permission));
  const current = tabs.find((tab) => tab.to === path);
  const isBeside = useIsWide(ROOM_BESIDE) && (current?.isTriedBeside ?? false);
  const mayTry = permissions.includes("assistant.teach");
  useTitle(say(current?.label ?? "nav.assistant"));
  return (
    <div
      className={classes(
        "mx-auto grid grid-cols-[minmax(0,1fr)] gap-5 px-5 py-6 md:px-8 md:py-8",
        isBeside && mayTry ? "max-w-7xl" : "max-w-4xl",
      )}
    >
      <PageHeader title={say("nav.assistant")}>
        <TabLinks label={say("assistant.tabs")}>
          {tabs.map((tab) => (
            <TabLink key={tab.to} to={tab.to} isCurrent={tab === current}>
              {say(tab.label)}
            </TabLink>
          ))}
        </TabLinks>
      </PageHeader>
      {isBeside && mayTry ? (
        <div className="grid grid-cols-[minmax(0,1fr)_24rem] items-start gap-6">
          <Outlet />
          <div className="sticky top-6">
            <Rehearsal />
          </div>
        </div>
      ) : (
        <Outlet />
      )}
    </div>
  );
}
