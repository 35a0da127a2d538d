import { chooseBusiness } from "@app/caller";
import { useLook } from "@app/look";
import { refusalOf } from "@app/refusal";
import { openBusiness } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { Select } from "@ui/select";
import { type FormEvent, useMemo, useState } from "react";
import { currencyOf } from "./currency-of";
import { countriesIn, countryOf, currenciesIn, ownTimeZone, timeZones } from "./places";

interface Given {
  name: string;
  country: string;
  currency: string;
  timezone: string;
  email: string;
}

export function NewBusinessForm({ email }: { email: string }) {
  const { say, locale } = useLook();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const currencies = useMemo(() => currenciesIn(locale), [locale]);
  const [given, setGiven] = useState<Given>({
    name: "",
    country: countryOf(locale),
    currency: currencyOf(countryOf(locale)),
    timezone: ownTimeZone(),
    email,
  });
  const field = (name: keyof Given) => ({
    name,
    value: given[name],
    required: true,
    onChange: (event: { target: { value: string } }) =>
      setGiven({ ...given, [name]: event.target.value }),
  });
  const opening = useMutation({
    mutationFn: async () => {
      const body = { ...given, locale: locale.replace("-", "_") };
      return (await openBusiness({ body, throwOnError: true })).data;
    },
    onSuccess: async (business) => {
      chooseBusiness(business.id);
      queries.clear();
      await navigate({ to: "/" });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {opening.isError && <Notice tone="bad">{refusalOf(opening.error, say)}</Notice>}
      <Field label={say("business.create.name")}>
        {(parts) => (
          <Input {...parts} {...field("name")} maxLength={200} autoComplete="organization" />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={say("business.create.country")}>
          {(parts) => (
            <Select
              {...parts}
              {...field("country")}
              autoComplete="country"
              onChange={({ target: { value: country } }) =>
                setGiven({ ...given, country, currency: currencyOf(country) || given.currency })
              }
            >
              <option value="" />
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say("business.create.currency")}>
          {(parts) => (
            <Select {...parts} {...field("currency")}>
              <option value="" />
              {currencies.map(({ code, name }) => (
                <option key={code} value={code}>
                  {`${name} (${code})`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field label={say("business.create.timezone")}>
        {(parts) => (
          <Select {...parts} {...field("timezone")}>
            {timeZones().map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={say("business.create.email")}>
        {(parts) => <Input {...parts} {...field("email")} type="email" autoComplete="email" />}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={opening.isPending}>
        {say("business.create.submit")}
      </Button>
    </form>
  );
}
