import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import {
  changeSupportPolicy,
  getSupportPolicyOptions,
  getSupportPolicyQueryKey,
} from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";
import { useTell } from "@ui/toast";
import { useState } from "react";
import { accessesQuery } from "./access-query";

const ALLOWS = ["granted", "emergencies", "nobody"] as const;
type Allows = (typeof ALLOWS)[number];

/** When support may come in: an owner's to say, and to read for who else may see it. */
export function PolicyField() {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayGrant = useMay("support.grant");
  const policy = useQuery(getSupportPolicyOptions());
  // What was just chosen stays chosen while it is on its way.
  const [chosen, setChosen] = useState<Allows | null>(null);
  const changing = useMutation({
    mutationFn: (allows: Allows) => changeSupportPolicy({ body: { allows }, throwOnError: true }),
    onSuccess: async () => {
      tell(say("support.policy.changed"));
      await Promise.all([
        queries.invalidateQueries({ queryKey: getSupportPolicyQueryKey() }),
        queries.invalidateQueries({ queryKey: accessesQuery().queryKey }),
      ]);
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
    onSettled: () => setChosen(null),
  });
  const choose = (allows: Allows) => {
    setChosen(allows);
    changing.mutate(allows);
  };
  if (policy.isPending) return <Skeleton className="h-40 rounded-lg" />;
  if (policy.isError) {
    return <Failed failure={policy.error} onRetry={() => void policy.refetch()} />;
  }
  const shown = chosen ?? policy.data.allows;
  return (
    <Panel title={say("support.policy")}>
      {mayGrant ? (
        <fieldset className="grid gap-1" disabled={changing.isPending}>
          <legend className="sr-only">{say("support.policy")}</legend>
          {ALLOWS.map((allows) => (
            <label key={allows} className="flex min-h-9 cursor-pointer items-center gap-2.5">
              <input
                type="radio"
                name="allows"
                checked={shown === allows}
                onChange={() => choose(allows)}
                className="size-4 shrink-0"
              />
              {say(`support.policy.${allows}`)}
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{say(`support.policy.${shown}`)}</p>
      )}
    </Panel>
  );
}
