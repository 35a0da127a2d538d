import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { meOptions, useMay } from "@app/session";
import { useKeptForm } from "@features/businesses/use-kept-form";
import {
  changeTaxSettings,
  getTaxSettingsOptions,
  getTaxSettingsQueryKey,
  type TaxSettingsOut,
} from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { SaveBar } from "@ui/save-bar";
import { Skeleton } from "@ui/skeleton";

/** How the shop's prices are meant. */
export function TaxForm() {
  const asked = useQuery(getTaxSettingsOptions());
  if (asked.isPending) return <Skeleton className="h-56 rounded-lg" />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  return <Loaded kept={asked.data} />;
}

function Loaded({ kept }: { kept: TaxSettingsOut }) {
  const say = useSay();
  const mayChange = useMay("prices.change");
  const form = useKeptForm({
    kept,
    save: (_, body) => changeTaxSettings({ body, throwOnError: true }),
    stale: [getTaxSettingsQueryKey(), meOptions().queryKey],
  });
  return (
    <form onSubmit={form.submit} className="rounded-lg border border-line bg-raised p-5 shadow-low">
      <fieldset disabled={!mayChange} className="grid gap-5">
        <legend className="sr-only">{say("tax.prices")}</legend>
        {form.saving.isError && <Notice tone="bad">{refusalOf(form.saving.error, say)}</Notice>}
        <div role="radiogroup" aria-label={say("tax.prices")} className="grid gap-1">
          {[true, false].map((isIncluded) => (
            <label
              key={String(isIncluded)}
              className="flex min-h-9 cursor-pointer items-center gap-2.5"
            >
              <input
                type="radio"
                name="included"
                checked={form.given.prices_include_tax === isIncluded}
                onChange={() => form.set({ prices_include_tax: isIncluded })}
                className="size-4 shrink-0"
              />
              {say(isIncluded ? "tax.included" : "tax.added")}
            </label>
          ))}
        </div>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field label={say("tax.delivery_class")} hint={say("tax.class.hint")}>
            {(parts) => (
              <Input
                {...parts}
                required
                maxLength={40}
                value={form.given.delivery_tax_class}
                onChange={(event) => form.set({ delivery_tax_class: event.target.value })}
              />
            )}
          </Field>
          <Field label={say("profile.tax_id")} hint={say("profile.tax_id.hint")}>
            {(parts) => (
              <Input
                {...parts}
                maxLength={60}
                value={form.given.tax_number}
                onChange={(event) => form.set({ tax_number: event.target.value })}
              />
            )}
          </Field>
        </div>
        {mayChange ? (
          <SaveBar
            isChanged={form.isChanged}
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
