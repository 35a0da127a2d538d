import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import {
  type BudgetIn,
  type BudgetOut,
  getBudgetOptions,
  getBudgetQueryKey,
  putBudget,
} from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";
import { useTell } from "@ui/toast";
import type { FormEvent } from "react";
import { useDraft } from "./draft";

const MOST = 10 ** 12;

/** What a day may cost in messages and tokens, beside what today has cost. */
export function BudgetForm() {
  const asked = useQuery(getBudgetOptions());
  if (asked.isPending) return <Skeleton className="h-64 rounded-lg" />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  return <Form budget={asked.data} />;
}

function Form({ budget }: { budget: BudgetOut }) {
  const say = useSay();
  const tell = useTell();
  const reader = useReader();
  const queries = useQueryClient();
  const mayChange = useMay("budget.change");
  const { spent_today: spent, ...kept } = budget;
  const draft = useDraft(kept);
  const saving = useMutation({
    mutationFn: () => putBudget({ body: draft.value as BudgetIn, throwOnError: true }),
    onSuccess: ({ data }) => {
      queries.setQueryData(getBudgetQueryKey(), data);
      draft.discard();
      tell(say("budget.saved"));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const field = (
    name: "business_sends" | "customer_sends" | "business_tokens" | "customer_tokens",
  ) => (
    <Field label={say(name.startsWith("business") ? "budget.for_all" : "budget.for_one")}>
      {(parts) => (
        <Input
          {...parts}
          type="number"
          dir="ltr"
          required
          min={0}
          max={MOST}
          step={1}
          value={draft.value[name]}
          onChange={(event) => draft.change({ [name]: Number(event.target.value) })}
        />
      )}
    </Field>
  );
  const today = (amount: number) => say("budget.spent", { spent: formatNumber(amount, reader) });
  return (
    <Panel title={say("budget.title")}>
      <form onSubmit={submit} className="grid gap-5">
        <p className="text-soft text-sm">{say("budget.lead")}</p>
        {saving.isError && <Notice tone="bad">{refusalOf(saving.error, say)}</Notice>}
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-5">
          <fieldset className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-2 font-medium text-sm">
              {say("budget.sends")}{" "}
              <span className="figures font-normal text-soft">{today(spent.sends)}</span>
            </legend>
            {field("business_sends")}
            {field("customer_sends")}
          </fieldset>
          <fieldset className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-2 font-medium text-sm">
              {say("budget.tokens")}{" "}
              <span className="figures font-normal text-soft">{today(spent.tokens)}</span>
            </legend>
            {field("business_tokens")}
            {field("customer_tokens")}
          </fieldset>
        </fieldset>
        {draft.isChanged && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" onClick={draft.discard}>
              {say("rulebook.discard")}
            </Button>
            <Button type="submit" variant="primary" isBusy={saving.isPending}>
              {say("action.save")}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
