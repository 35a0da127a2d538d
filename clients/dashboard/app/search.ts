/** Reads search parameters: whatever an address says, what comes out is one of ours. */
type Raw = Record<string, unknown>;

/** A short text, or nothing. What an address says in digits alone was read as a number. */
export function textOf(raw: Raw, name: string, most = 2000): string | undefined {
  const told = raw[name];
  const value = typeof told === "number" ? String(told) : told;
  return typeof value === "string" && value !== "" && value.length <= most ? value : undefined;
}

/** A day as addresses write it, such as "2026-11-22", or nothing. */
export function dayIn(raw: Raw, name: string): string | undefined {
  const text = textOf(raw, name, 10) ?? "";
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
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
