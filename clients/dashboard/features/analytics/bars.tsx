/** Named amounts as bars beside each other, with their numbers in words. */
export function Bars({
  rows,
}: {
  rows: Array<{ key: string; name: string; amount: number; text: string }>;
}) {
  const most = Math.max(1, ...rows.map((row) => row.amount));
  return (
    <ul className="grid gap-3.5">
      {rows.map(({ key, name, amount, text }) => (
        <li key={key} className="grid gap-1.5">
          <div className="flex items-baseline justify-between gap-4 text-sm">
            <span>{name}</span>
            <span className="figures text-soft">{text}</span>
          </div>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            className="h-2 w-full rounded-full bg-plain-ground rtl:-scale-x-100"
          >
            <rect width={(100 * amount) / most} height="4" className="fill-green" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
