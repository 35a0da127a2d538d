import { useSay } from "@app/look";
import { ActDialog } from "@features/catalog/act-dialog";
import { listOf } from "@features/catalog/product-draft";
import { addKnowledge } from "@handsel/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type EntryDraft, EntryFields, isComplete } from "./entry-fields";
import { readKnowledgeAgain } from "./queries";

/** A button that opens an empty entry. */
export function AddEntry() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {say("knowledge.add")}
      </Button>
      {isOpen && <AddEntryDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Writes an entry; with a question that nobody could answer, it settles that. */
export function AddEntryDialog({
  asked,
  onClose,
}: {
  asked?: { id: string; text: string };
  onClose: () => void;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<EntryDraft>({
    kind: "question",
    question: asked?.text.slice(0, 300) ?? "",
    answer: "",
    keywords: "",
  });
  const act = {
    title: say(asked ? "unanswered.answer" : "knowledge.add"),
    lead: say(asked ? "unanswered.answer.lead" : "knowledge.add.lead"),
    submit: say("knowledge.save"),
    act: async () => {
      const body = {
        ...draft,
        keywords: listOf(draft.keywords),
        ...(asked ? { question_id: asked.id } : {}),
      };
      return (await addKnowledge({ body, throwOnError: true })).data;
    },
    done: () => say("knowledge.added"),
    keep: () => readKnowledgeAgain(queries),
  };
  const isReady = () => {
    setTried(true);
    return isComplete(draft);
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady} className="sm:w-[min(36rem,92vw)]">
      <EntryFields
        draft={draft}
        onChange={(changed) => setDraft((before) => ({ ...before, ...changed }))}
        isTried={isTried}
      />
    </ActDialog>
  );
}
