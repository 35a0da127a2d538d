import { iconOf } from "./ways";

/** A way to pay as a small tile. */
export function WayMark({ provider }: { provider: string }) {
  const Icon = iconOf(provider);
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-md bg-machine text-gold-text"
    >
      <Icon className="size-5" />
    </span>
  );
}
