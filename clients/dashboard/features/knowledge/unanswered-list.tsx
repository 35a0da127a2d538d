import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { RowsLoading } from "@features/businesses/rows";
import { ActDialog } from "@features/catalog/act-dialog";
import { dismissQuestion, type QuestionOut, teachExample } from "@handsel/shared/api";
import { formatBriefly } from "@handsel/shared/format";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Select } from "@ui/select";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { MessageSquare, PartyPopper } from "lucide-react";
import { useState } from "react";
import { AddEntryDialog } from "./add-entry";
import { LABELS, type Label } from "./kinds";
import { questionsQuery, readKnowledgeAgain } from "./queries";

type Doing = { is: "answering" | "meaning"; question: QuestionOut } | null;

/** What customers asked and the assistant could not answer, until somebody settles it. */
export function UnansweredList() {
  const say = useSay();
  const asked = useInfiniteQuery(questionsQuery());
  const [doing, setDoing] = useState<Doing>(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const questions = asked.data.pages.flatMap((page) => page.items);
  const close = () => setDoing(null);
  return (
    <div className="grid gap-5">
      {questions.length === 0 && !asked.hasNextPage && (
        <State
          icon={<PartyPopper />}
          title={say("unanswered.empty.title")}
          body={say("unanswered.empty.body")}
        />
      )}
      {questions.length > 0 && (
        <ul
          aria-label={say("knowledge.tab.unanswered")}
          className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised shadow-low"
        >
          {questions.map((question) => (
            <Unanswered
              key={question.id}
              question={question}
              onAnswer={() => setDoing({ is: "answering", question })}
              onMeaning={() => setDoing({ is: "meaning", question })}
            />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say("list.more")}
        </Button>
      )}
      {doing?.is === "answering" && <AddEntryDialog asked={doing.question} onClose={close} />}
      {doing?.is === "meaning" && <MeaningDialog question={doing.question} onClose={close} />}
    </div>
  );
}

function Unanswered({
  question,
  onAnswer,
  onMeaning,
}: {
  question: QuestionOut;
  onAnswer: () => void;
  onMeaning: () => void;
}) {
  const say = useSay();
  const tell = useTell();
  const reader = useReader();
  const queries = useQueryClient();
  const dismissing = useMutation({
    mutationFn: () => dismissQuestion({ path: { question_id: question.id }, throwOnError: true }),
    onSuccess: async () => {
      await readKnowledgeAgain(queries);
      tell(say("unanswered.dismissed"));
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <li className="grid gap-3 px-5 py-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="grid gap-1">
        <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {question.text}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-soft text-sm">
          <time dateTime={question.asked_at} className="figures">
            {formatBriefly(question.asked_at, reader)}
          </time>
          <Link
            to="/inbox/$conversation"
            params={{ conversation: question.conversation_id }}
            className="flex items-center gap-1.5 underline-offset-4 hover:text-ink hover:underline"
          >
            <MessageSquare aria-hidden className="size-3.5" />
            {say("order.conversation")}
          </Link>
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" variant="primary" onClick={onAnswer}>
          {say("unanswered.answer")}
        </Button>
        <Button size="sm" onClick={onMeaning}>
          {say("unanswered.meaning")}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          isBusy={dismissing.isPending}
          onClick={() => dismissing.mutate()}
        >
          {say("unanswered.dismiss")}
        </Button>
      </div>
    </li>
  );
}

function MeaningDialog({ question, onClose }: { question: QuestionOut; onClose: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [label, setLabel] = useState<Label>("product_question");
  const act = {
    title: say("unanswered.meaning"),
    lead: say("unanswered.meaning.lead"),
    submit: say("unanswered.teach"),
    act: () =>
      teachExample({
        body: { text: question.text, label, question_id: question.id },
        throwOnError: true,
      }),
    done: () => say("unanswered.taught"),
    keep: () => readKnowledgeAgain(queries),
  };
  return (
    <ActDialog act={act} onClose={onClose}>
      <blockquote
        dir="auto"
        className="rounded-md bg-theirs px-4 py-3 text-sm [overflow-wrap:anywhere]"
      >
        {question.text}
      </blockquote>
      <Field label={say("unanswered.means")}>
        {(parts) => (
          <Select
            {...parts}
            value={label}
            onChange={(event) =>
              setLabel(LABELS.find((one) => one === event.target.value) ?? "product_question")
            }
          >
            {LABELS.map((one) => (
              <option key={one} value={one}>
                {say(`meaning.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </ActDialog>
  );
}
