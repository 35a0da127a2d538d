import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { AddEntry } from "@features/knowledge/add-entry";
import { KnowledgeTabs } from "@features/knowledge/tabs";
import { createFileRoute, Outlet, useLocation } from "@tanstack/react-router";
import { PageHeader } from "@ui/page-header";

export const Route = createFileRoute("/_shop/knowledge")({ component: KnowledgePage });

function KnowledgePage() {
  const say = useSay();
  const mayTeach = useMay("assistant.teach");
  const path = useLocation({ select: (at) => at.pathname.replace(/\/$/, "") });
  useTitle(say("knowledge.title"));
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        title={say("knowledge.title")}
        aside={path === "/knowledge" && mayTeach && <AddEntry />}
      >
        <KnowledgeTabs current={path} />
      </PageHeader>
      <Outlet />
    </div>
  );
}
