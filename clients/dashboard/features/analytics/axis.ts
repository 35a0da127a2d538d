const ROUND = [1, 2, 5, 10];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIMES = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((one) => one * MINUTE),
  ...[1, 2, 3, 6, 12].map((one) => one * HOUR),
];
const LINES = 5;

/** Where the lines of an axis stand, from nothing to at least `most`: few, and at round numbers. */
export function linesTo(most: number, { isTime = false } = {}): number[] {
  const least = Math.max(1, most / LINES);
  const step = (isTime && TIMES.find((one) => one >= least)) || roundUp(least, isTime ? DAY : 1);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, line) => line * step);
}

/** The next of 1, 2, 5, 10, 20, 50 and so on, of this unit. */
function roundUp(least: number, unit: number): number {
  const units = Math.max(1, least / unit);
  const power = 10 ** Math.floor(Math.log10(units));
  return (ROUND.find((one) => one * power >= units) ?? 10) * power * unit;
}
