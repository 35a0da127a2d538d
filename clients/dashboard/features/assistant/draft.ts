import { useSay } from "@app/look";
import {
  getRulebookOptions,
  getRulebookQueryKey,
  problemOf,
  type RulebookOut,
} from "@handsel/shared/api";
import type { Say } from "@handsel/shared/words";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTell } from "@ui/toast";
import { useState } from "react";

/** What is being written in a form, on top of what is kept; nothing while nothing is changed. */
export interface Draft<Shape> {
  value: Shape;
  isChanged: boolean;
  change: (part: Partial<Shape>) => void;
  discard: () => void;
}

export function useDraft<Shape extends object>(kept: Shape): Draft<Shape> {
  const [written, setWritten] = useState<Partial<Shape>>({});
  const value = { ...kept, ...written };
  return {
    value,
    isChanged: JSON.stringify(value) !== JSON.stringify(kept),
    change: (part) => setWritten((before) => ({ ...before, ...part })),
    discard: () => setWritten({}),
  };
}

export function useRulebook() {
  return useQuery(getRulebookOptions());
}

type Chapter = "manner" | "hours" | "allowance";
type Put = (version: number) => Promise<{ data: RulebookOut }>;

export interface Saving {
  save: () => void;
  isBusy: boolean;
  /** Why it was not saved, in words; empty when it was. */
  refusal: string;
  isConflict: boolean;
  takeTheirs: () => void;
  saveMine: () => void;
}

/** Saves one chapter on top of the version that was read; a colleague's save in between is told. */
export function useSaving(chapter: Chapter, put: Put, draft: { discard: () => void }): Saving {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const known = () =>
    queries.getQueryData<RulebookOut>(getRulebookQueryKey())?.[chapter].version ?? 0;
  const saving = useMutation({
    mutationFn: (version: number) => put(version),
    onSuccess: ({ data }) => {
      queries.setQueryData(getRulebookQueryKey(), data);
      draft.discard();
      tell(say("rulebook.saved"));
    },
  });
  const isConflict = saving.isError && problemOf(saving.error).code === "changed_meanwhile";
  const read = () => queries.fetchQuery({ ...getRulebookOptions(), staleTime: 0 });
  return {
    save: () => saving.mutate(known()),
    isBusy: saving.isPending,
    refusal: saving.isError ? refusalOf(saving.error, say) : "",
    isConflict,
    takeTheirs: () =>
      void read().then(() => {
        draft.discard();
        saving.reset();
      }),
    saveMine: () => void read().then((newer) => saving.mutate(newer[chapter].version)),
  };
}

function refusalOf(failure: unknown, say: Say): string {
  const problem = problemOf(failure);
  if (problem.isOffline) return say("state.offline.title");
  if (problem.status === 429) return say("state.too_often");
  if (problem.code === "changed_meanwhile") return say("rulebook.conflict");
  if (problem.code === "hours_needed") return say("rulebook.hours_needed");
  if (problem.status === 422) return say("rulebook.bad_rule", { detail: problem.detail });
  return say("state.error.body");
}
