import { listOf } from "./product-draft";

/** An option as it is typed: "Size" with "Small, Medium". */
export interface TypedOption {
  id: number;
  name: string;
  values: string;
}

export type Combination = Record<string, string>;
export const MOST_COMBINATIONS = 100;

/** How many ways there are to choose one value of each option. */
export function countOf(options: readonly TypedOption[]): number {
  return told(options).reduce((count, { values }) => count * values.length, 1);
}

/** Each way to choose one value of each option, in their order; one way without any. */
export function combinationsOf(options: readonly TypedOption[]): Combination[] {
  if (countOf(options) > MOST_COMBINATIONS) return [];
  return told(options).reduce<Combination[]>(
    (found, { name, values }) =>
      found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** What a combination is known by. */
export function keyOf(combination: Combination): string {
  return JSON.stringify(Object.entries(combination));
}

function told(options: readonly TypedOption[]): Array<{ name: string; values: string[] }> {
  return options
    .map(({ name, values }) => ({ name: name.trim(), values: listOf(values) }))
    .filter(({ name, values }) => name !== "" && values.length > 0);
}
