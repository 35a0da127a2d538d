import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay, useMe } from "@app/session";
import { useKeptForm } from "@features/businesses/use-kept-form";
import { AmountField, CountField } from "@features/pricing/amount-field";
import {
  getServicePolicyOptions,
  getServicePolicyQueryKey,
  type ServicePolicyBody,
  setServicePolicy,
} from "@handsel/shared/api";
import { parseMoney, typedMoney } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Notice } from "@ui/notice";
import { SaveBar } from "@ui/save-bar";
import { Skeleton } from "@ui/skeleton";
import { Box } from "./box";

const MOST_DAYS = 3650;
const REASONS = ["no_longer_needed", "ordered_by_mistake", "other"] as const;

/** What customers may change of an order by themselves. */
export function ServiceForm() {
  const asked = useQuery(getServicePolicyOptions());
  if (asked.isPending) return <Skeleton className="h-96 rounded-lg" />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  return <Loaded policy={asked.data} />;
}

function Loaded({ policy }: { policy: ServicePolicyBody }) {
  const say = useSay();
  const reader = useReader();
  const { currency } = useMe().business;
  const mayChange = useMay("service.change");
  const limit = policy.approval_limit_minor ?? null;
  const form = useKeptForm({
    kept: {
      days: String(policy.return_window_days ?? 0),
      limit: limit === null ? "" : typedMoney(limit, currency, reader),
      onReceipt: policy.refunds_on_receipt ?? true,
      reasons: policy.cancel_reasons ?? [],
      isFinal: policy.items_change_is_final ?? true,
      elsewhere: policy.pays_out_elsewhere ?? false,
    },
    save: (_, whole) =>
      setServicePolicy({
        body: {
          return_window_days: Number(whole.days),
          approval_limit_minor: whole.limit.trim()
            ? parseMoney(whole.limit, currency, reader)
            : null,
          refunds_on_receipt: whole.onReceipt,
          cancel_reasons: whole.reasons,
          items_change_is_final: whole.isFinal,
          pays_out_elsewhere: whole.elsewhere,
        },
        throwOnError: true,
      }),
    stale: [getServicePolicyQueryKey()],
  });
  const { given, set } = form;
  const isBad = given.limit.trim() !== "" && parseMoney(given.limit, currency, reader) === null;
  const toggle = (reason: string, isOn: boolean) =>
    set({
      reasons: isOn ? [...given.reasons, reason] : given.reasons.filter((one) => one !== reason),
    });
  return (
    <form onSubmit={form.submit} className="rounded-lg border border-line bg-raised p-5 shadow-low">
      <fieldset disabled={!mayChange} className="grid gap-5">
        <legend className="sr-only">{say("service.tab")}</legend>
        <p className="text-pretty text-soft text-sm">{say("service.lead")}</p>
        {form.saving.isError && <Notice tone="bad">{refusalOf(form.saving.error, say)}</Notice>}
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <CountField
            label={say("service.window")}
            hint={say("service.window.hint")}
            most={MOST_DAYS}
            value={given.days}
            onChange={(days) => set({ days })}
          />
          <AmountField
            label={say("service.limit", { currency })}
            hint={say("service.limit.hint")}
            currency={currency}
            value={given.limit}
            onChange={(typed) => set({ limit: typed })}
            isOptional
          />
        </div>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-sm">{say("service.reasons")}</legend>
          {REASONS.map((reason) => (
            <Box
              key={reason}
              label={say(`service.reason.${reason}`)}
              isOn={given.reasons.includes(reason)}
              onChange={(isOn) => toggle(reason, isOn)}
            />
          ))}
        </fieldset>
        <div className="grid gap-1">
          <Box
            label={say("service.on_receipt")}
            isOn={given.onReceipt}
            onChange={(onReceipt) => set({ onReceipt })}
          />
          <Box
            label={say("service.final")}
            isOn={given.isFinal}
            onChange={(isFinal) => set({ isFinal })}
          />
          <Box
            label={say("service.elsewhere")}
            isOn={given.elsewhere}
            onChange={(elsewhere) => set({ elsewhere })}
          />
        </div>
        {mayChange ? (
          <SaveBar
            isChanged={form.isChanged && !isBad}
            isBusy={form.saving.isPending}
            save={say("action.save")}
            unsaved={say("settings.unsaved")}
          />
        ) : (
          <p className="text-soft text-sm">{say("settings.read_only")}</p>
        )}
      </fieldset>
    </form>
  );
}
