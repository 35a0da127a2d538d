import { useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useMay } from "@app/session";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { BookOpen, Filter, Pencil } from "lucide-react";
import { useState } from "react";
import { AddEntry } from "./add-entry";
import { ChangeEntry } from "./change-entry";
import { type Entry, type KnowledgeFilter, kindOf } from "./kinds";
import { entriesQuery } from "./queries";

/** What the shop wrote, and its assistant answers with. */
export function EntryList({ filter }: { filter: KnowledgeFilter }) {
  const say = useSay();
  const asked = useInfiniteQuery(entriesQuery(filter));
  const [changing, setChanging] = useState<Entry | null>(null);
  return (
    <Paged asked={asked} empty={<NoEntries isFiltered={Boolean(filter.q || filter.kind)} />}>
      {(entries) => (
        <>
          <ul aria-label={say("knowledge.tab.entries")} className="grid gap-3">
            {entries.map((entry) => (
              <EntryCard key={entry.id} entry={entry} onChange={() => setChanging(entry)} />
            ))}
          </ul>
          {changing && <ChangeEntry entry={changing} onClose={() => setChanging(null)} />}
        </>
      )}
    </Paged>
  );
}

function EntryCard({ entry, onChange }: { entry: Entry; onChange: () => void }) {
  const say = useSay();
  const mayTeach = useMay("assistant.teach");
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-raised p-5 shadow-low">
      <div className="flex items-start justify-between gap-4">
        <h2 className="font-semibold [overflow-wrap:anywhere]">
          <bdi>{entry.question}</bdi>
        </h2>
        {mayTeach && (
          <Button
            variant="quiet"
            size="icon"
            className="-m-2"
            aria-label={say("knowledge.change", { question: entry.question })}
            onClick={onChange}
          >
            <Pencil aria-hidden />
          </Button>
        )}
      </div>
      <p
        dir="auto"
        className="line-clamp-4 max-w-prose whitespace-pre-line text-pretty [overflow-wrap:anywhere]"
      >
        {entry.answer}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-2 text-soft text-xs">
        <Badge>{say(`knowledge.kind.${kindOf(entry.kind)}`)}</Badge>
        {!entry.is_active && <Badge tone="warn">{say("knowledge.aside")}</Badge>}
        {entry.keywords.length > 0 && (
          <bdi className="[overflow-wrap:anywhere]">{entry.keywords.join(", ")}</bdi>
        )}
      </div>
    </li>
  );
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay();
  const mayTeach = useMay("assistant.teach");
  if (isFiltered) {
    return (
      <State
        icon={<Filter />}
        title={say("catalog.none.title")}
        body={say("knowledge.none.body")}
        action={
          <Button asChild>
            <Link to="/knowledge">{say("knowledge.none.all")}</Link>
          </Button>
        }
      />
    );
  }
  return (
    <State
      icon={<BookOpen />}
      title={say("knowledge.empty.title")}
      body={say("knowledge.empty.body")}
      action={mayTeach && <AddEntry />}
    />
  );
}
