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

export function timeZones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The country in a locale such as "en-GB"; "" when it says none. */
export function countryOf(locale: string): string {
  return new Intl.Locale(locale).region ?? "";
}
