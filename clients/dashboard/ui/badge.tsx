import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const look = cva(
  "inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs",
  {
    variants: {
      tone: {
        plain: "bg-plain-ground text-soft",
        good: "bg-good-ground text-good",
        warn: "bg-warn-ground text-warn",
        bad: "bg-bad-ground text-bad",
        blue: "bg-blue-ground text-blue",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export type Tone = NonNullable<VariantProps<typeof look>["tone"]>;

/** A state in one word. The dot carries the color for those who scan, the word for all. */
export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={look({ tone })}>
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
}
