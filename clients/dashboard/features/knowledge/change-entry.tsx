import { useSay } from "@app/look";
import { isOvertaken } from "@app/refusal";
import { ActDialog } from "@features/catalog/act-dialog";
import { ConflictNotice } from "@features/catalog/conflict-notice";
import { listOf } from "@features/catalog/product-draft";
import { Tick } from "@features/catalog/variant-fields";
import { changeKnowledge, getKnowledge, removeKnowledge } from "@handsel/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { useState } from "react";
import { type EntryDraft, EntryFields, isComplete } from "./entry-fields";
import { type Entry, kindOf } from "./kinds";
import { readKnowledgeAgain } from "./queries";

/** Rewrites an entry, puts it aside, or removes it. */
export function ChangeEntry({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const [isRemoving, setRemoving] = useState(false);
  if (isRemoving) return <RemoveEntry entry={entry} onClose={onClose} />;
  return <Rewrite entry={entry} onClose={onClose} onRemove={() => setRemoving(true)} />;
}

function Rewrite({
  entry,
  onClose,
  onRemove,
}: {
  entry: Entry;
  onClose: () => void;
  onRemove: () => void;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(entry);
  const [theirs, setTheirs] = useState<Entry | null>(null);
  const [draft, setDraft] = useState<EntryDraft>(draftOf(entry));
  const [isActive, setActive] = useState(entry.is_active);
  const [isTried, setTried] = useState(false);
  const act = {
    title: say("knowledge.change.title"),
    submit: say("knowledge.save"),
    act: async () => {
      const path = { entry_id: entry.id };
      const body = {
        ...draft,
        keywords: listOf(draft.keywords),
        is_active: isActive,
        version: seen.version,
      };
      try {
        return (await changeKnowledge({ path, body, throwOnError: true })).data;
      } catch (failure) {
        if (isOvertaken(failure))
          setTheirs((await getKnowledge({ path, throwOnError: true })).data);
        throw failure;
      }
    },
    done: () => say("knowledge.changed"),
    keep: () => readKnowledgeAgain(queries),
  };
  const isReady = () => {
    setTried(true);
    return isComplete(draft);
  };
  const take = (fresh: Entry) => {
    setSeen(fresh);
    setTheirs(null);
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady} className="sm:w-[min(36rem,92vw)]">
      {theirs && (
        <ConflictNotice
          theirs={[
            { label: "knowledge.question", text: theirs.question },
            { label: "knowledge.answer", text: theirs.answer },
          ]}
          isBusy={false}
          onTheirs={() => {
            setDraft(draftOf(theirs));
            setActive(theirs.is_active);
            take(theirs);
          }}
          onMine={() => take(theirs)}
        />
      )}
      <EntryFields
        draft={draft}
        onChange={(changed) => setDraft((before) => ({ ...before, ...changed }))}
        isTried={isTried}
      />
      <Tick isOn={isActive} onChange={setActive} hint={say("knowledge.in_use.hint")}>
        {say("knowledge.in_use")}
      </Tick>
      <Button variant="quiet" className="justify-self-start text-bad" onClick={onRemove}>
        {say("knowledge.remove")}
      </Button>
    </ActDialog>
  );
}

function RemoveEntry({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const act = {
    title: say("knowledge.remove.title"),
    lead: say("knowledge.remove.lead"),
    submit: say("knowledge.remove"),
    act: () => removeKnowledge({ path: { entry_id: entry.id }, throwOnError: true }),
    done: () => say("knowledge.removed"),
    keep: () => readKnowledgeAgain(queries),
    isGrave: true,
  };
  return (
    <ActDialog act={act} onClose={onClose}>
      <p className="rounded-md bg-sunken px-4 py-3 font-medium text-sm [overflow-wrap:anywhere]">
        {entry.question}
      </p>
    </ActDialog>
  );
}

function draftOf(entry: Entry): EntryDraft {
  return {
    kind: kindOf(entry.kind),
    question: entry.question,
    answer: entry.answer,
    keywords: entry.keywords.join(", "),
  };
}
