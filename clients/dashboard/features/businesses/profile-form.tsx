import { useLook } from "@app/look";
import { refusalOf } from "@app/refusal";
import { meOptions, useMay, useMe } from "@app/session";
import { changeBusiness } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { SaveBar } from "@ui/save-bar";
import { Select } from "@ui/select";
import { useMemo } from "react";
import { currencyName, localesIn, regionName, timeZones } from "./places";
import { useKeptForm } from "./use-kept-form";

/** What the shop says about itself. */
export function ProfileForm() {
  const { say, locale } = useLook();
  const { business } = useMe();
  const mayChange = useMay("business.change");
  const locales = useMemo(() => localesIn(locale, business.locale), [locale, business.locale]);
  const { name, email, address, tax_id, timezone } = business;
  const form = useKeptForm({
    kept: { name, email, address, tax_id, timezone, locale: business.locale },
    save: (changed) => changeBusiness({ body: changed, throwOnError: true }),
    stale: [meOptions().queryKey],
  });
  const field = (part: keyof typeof form.given) => ({
    value: form.given[part],
    onChange: (event: { target: { value: string } }) => form.set({ [part]: event.target.value }),
  });
  return (
    <form onSubmit={form.submit} className="rounded-lg border border-line bg-raised p-5 shadow-low">
      <fieldset disabled={!mayChange} className="grid gap-5">
        <legend className="sr-only">{say("profile.tab")}</legend>
        {form.saving.isError && <Notice tone="bad">{refusalOf(form.saving.error, say)}</Notice>}
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field label={say("profile.name")}>
            {(parts) => <Input {...parts} {...field("name")} required maxLength={120} />}
          </Field>
          <Field label={say("profile.email")} hint={say("profile.email.hint")}>
            {(parts) => (
              <Input
                {...parts}
                {...field("email")}
                required
                type="email"
                dir="ltr"
                maxLength={254}
              />
            )}
          </Field>
        </div>
        <Field label={say("profile.address")} hint={say("profile.address.hint")}>
          {(parts) => <TextArea {...parts} {...field("address")} rows={3} maxLength={1000} />}
        </Field>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field label={say("profile.tax_id")} hint={say("profile.tax_id.hint")}>
            {(parts) => <Input {...parts} {...field("tax_id")} maxLength={60} />}
          </Field>
          <Field label={say("profile.timezone")} hint={say("profile.timezone.hint")}>
            {(parts) => (
              <Select {...parts} {...field("timezone")}>
                {timeZones(timezone).map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={say("profile.language")}>
            {(parts) => (
              <Select {...parts} {...field("locale")}>
                {locales.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={say("profile.currency")} hint={say("profile.fixed")}>
            {(parts) => (
              <Input
                {...parts}
                readOnly
                value={`${currencyName(business.currency, locale)} · ${regionName(business.country, locale)}`}
                className="h-10 bg-sunken text-soft"
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
