import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { dismissFirstSteps, getFirstStepsQueryKey, type StepOut } from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { classes } from "@ui/classes";
import { Hidden } from "@ui/hidden";
import { PageHeader } from "@ui/page-header";
import { Progress } from "@ui/progress";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { Check, PartyPopper } from "lucide-react";
import { firstStepsQuery, STEP_PAGES } from "./first-steps";
import { RowsLoading } from "./rows";

/** What a new shop has yet to set up, each with the way to it. */
export function FirstStepsPage() {
  const say = useSay();
  const asked = useQuery(firstStepsQuery());
  useTitle(say("start.title"));
  return (
    <div className="mx-auto grid max-w-3xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        title={say("start.title")}
        aside={asked.data && !asked.data.dismissed_at && <Dismiss />}
      >
        <p className="text-pretty text-soft">{say("start.lead")}</p>
      </PageHeader>
      {asked.isPending && <RowsLoading />}
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Steps steps={asked.data.steps} />}
    </div>
  );
}

function Steps({ steps }: { steps: StepOut[] }) {
  const say = useSay();
  const done = steps.filter((step) => step.is_done).length;
  const next = steps.find((step) => !step.is_done);
  return (
    <>
      {next ? (
        <Progress
          done={done}
          all={steps.length}
          label={say("start.progress", { done, all: steps.length })}
        />
      ) : (
        <AllDone />
      )}
      <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised shadow-low">
        {steps.map((step, place) => (
          <StepRow key={step.name} step={step} number={place + 1} isNext={step === next} />
        ))}
      </ol>
    </>
  );
}

function AllDone() {
  const say = useSay();
  return (
    <State
      icon={<PartyPopper />}
      title={say("start.done.title")}
      body={say("start.done.body")}
      action={
        <Button asChild variant="primary">
          <Link to="/inbox">{say("start.done.inbox")}</Link>
        </Button>
      }
    />
  );
}

function StepRow({ step, number, isNext }: { step: StepOut; number: number; isNext: boolean }) {
  const say = useSay();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span
        className={classes(
          "grid size-8 shrink-0 place-items-center rounded-full font-semibold text-sm",
          step.is_done ? "bg-good-ground text-good" : "bg-plain-ground text-soft",
        )}
      >
        {step.is_done ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <span aria-hidden>{number}</span>
        )}
        <Hidden>{say(step.is_done ? "start.step.done" : "start.step.todo")}</Hidden>
      </span>
      <div className="grid min-w-0 flex-1 basis-52 gap-0.5">
        <h2 className={classes("font-semibold", step.is_done && "text-soft")}>
          {say(`start.${step.name}.title`)}
        </h2>
        <p className="text-pretty text-soft text-sm">{say(`start.${step.name}.body`)}</p>
      </div>
      {!step.is_done && (
        <Button asChild variant={isNext ? "primary" : "secondary"}>
          <Link {...STEP_PAGES[step.name]}>{say(`start.${step.name}.go`)}</Link>
        </Button>
      )}
    </li>
  );
}

function Dismiss() {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayDismiss = useMay("business.change");
  const dismissing = useMutation({
    mutationFn: async () => (await dismissFirstSteps({ throwOnError: true })).data,
    onSuccess: (steps) => {
      queries.setQueryData(getFirstStepsQueryKey(), steps);
      tell(say("start.dismissed"));
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  if (!mayDismiss) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      isBusy={dismissing.isPending}
      onClick={() => dismissing.mutate()}
    >
      {say("start.dismiss")}
    </Button>
  );
}
