/** Reads search parameters: whatever an address says, what comes out is one of ours. */
type Raw = Record<string, unknown>;

/** A short text, or nothing. */
export function textOf(raw: Raw, name: string, most = 2000): string | undefined {
  const value = raw[name];
  return typeof value === "string" && value !== "" && value.length <= most ? value : undefined;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of something of ours, or nothing. */
export function idOf(raw: Raw, name: string): string | undefined {
  const value = textOf(raw, name, 36);
  return value && ID.test(value) ? value : undefined;
}

/** One of these, or nothing. */
export function oneOf<Choice extends string>(
  raw: Raw,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === raw[name]);
}

/** Without what is not there, so that an address says no more than it must. */
export function present<Shape extends Record<string, unknown>>(
  shape: Shape,
): { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Shape]?: Exclude<Shape[Name], undefined>;
  };
}
