import { useSay } from "@app/look";
import { useMe } from "@app/session";
import type { Key } from "@handsel/shared/words";
import { TabLink, TabLinks } from "@ui/tabs";

interface KnowledgeTab {
  to: "/knowledge" | "/knowledge/unanswered" | "/knowledge/synonyms";
  label: Key;
  permission: string;
}

export const KNOWLEDGE_TABS: KnowledgeTab[] = [
  { to: "/knowledge", label: "knowledge.tab.entries", permission: "assistant.read" },
  { to: "/knowledge/unanswered", label: "knowledge.tab.unanswered", permission: "assistant.teach" },
  { to: "/knowledge/synonyms", label: "knowledge.tab.synonyms", permission: "catalog.read" },
];

export function KnowledgeTabs({ current }: { current: string }) {
  const say = useSay();
  const { permissions } = useMe();
  const tabs = KNOWLEDGE_TABS.filter((tab) => permissions.includes(tab.permission));
  return (
    <TabLinks label={say("knowledge.tabs")}>
      {tabs.map((tab) => (
        <TabLink key={tab.to} to={tab.to} isCurrent={tab.to === current}>
          {say(tab.label)}
        </TabLink>
      ))}
    </TabLinks>
  );
}
