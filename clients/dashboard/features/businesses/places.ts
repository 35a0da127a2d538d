/** Countries as ISO 3166 codes, named and sorted in the reader's language. */
export function countriesIn(locale: string): Array<{ code: string; name: string }> {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .filter(({ code, name }) => name !== code && !NOT_COUNTRIES.has(code))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** Regions that have a name and are nobody's address, and codes that are no longer in use. */
const NOT_COUNTRIES = new Set(
  "AC AN BU CP CQ CS DD DG EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UN UK VD WK XA XB XK YD YU ZR ZZ".split(
    " ",
  ),
);

export function currenciesIn(locale: string): Array<{ code: string; name: string }> {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return Intl.supportedValuesOf("currency")
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** The time zones there are; also the one that is chosen, should this browser not know it. */
export function timeZones(chosen?: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known;
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The country in a locale such as "en-GB"; "" when it says none. */
export function countryOf(locale: string): string {
  return new Intl.Locale(locale).region ?? "";
}

export function currencyName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: "currency" }).of(code) ?? code;
}

export function regionName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** Languages that letters and invoices can be in, where they are most written. */
const LETTERS = [
  "en_GB",
  "en_US",
  "en_IE",
  "es_ES",
  "es_MX",
  "pt_PT",
  "pt_BR",
  "fr_FR",
  "ar_AE",
  "de_DE",
  "hi_IN",
  "id_ID",
];

/** Those languages by name, and the one that is chosen. */
export function localesIn(locale: string, chosen: string): Array<{ code: string; name: string }> {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return [...new Set([chosen, ...LETTERS])]
    .map((code) => ({ code, name: names.of(code.replace("_", "-")) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
