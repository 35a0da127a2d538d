import { useSay } from "@app/look";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";

/** A form over what is kept already: what changed, and keeping it. Warns before it is left. */
export function useKeptForm<Shape extends object>({
  kept,
  save,
  stale,
}: {
  kept: Shape;
  save: (changed: Partial<Shape>, whole: Shape) => Promise<unknown>;
  stale: readonly QueryKey[];
}) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Partial<Shape>>({});
  const given: Shape = { ...kept, ...changed };
  const isChanged = JSON.stringify(given) !== JSON.stringify(kept);
  const saving = useMutation({
    mutationFn: () => save(changed, given),
    onSuccess: async () => {
      tell(say("settings.saved"));
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
      setChanged({});
    },
  });
  useBlocker({
    shouldBlockFn: () => isChanged && !saving.isPending && !confirm(say("settings.leave")),
    enableBeforeUnload: isChanged,
  });
  return {
    given,
    isChanged,
    saving,
    set: (change: Partial<Shape>) => setChanged({ ...changed, ...change }),
    submit: (event: FormEvent) => {
      event.preventDefault();
      saving.mutate();
    },
  };
}
