import type { Listed } from "./views";

export type Label = Listed["labels"][number];

/** A label in the shop's color, which is never all that tells it apart. */
export function LabelChip({ label }: { label: Label }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-ink text-xs">
      <LabelDot hue={label.hue} />
      <span className="truncate">{label.name}</span>
    </span>
  );
}

export function LabelDot({ hue }: { hue: number }) {
  return (
    <span
      aria-hidden
      className="size-2 shrink-0 rounded-full"
      style={{ backgroundColor: `hsl(${hue} 60% 50%)` }}
    />
  );
}
