import { CircleAlert, CircleCheck, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

const LOOKS = {
  good: [CircleCheck, "bg-good-ground text-good"],
  warn: [Hourglass, "bg-warn-ground text-warn"],
  bad: [CircleAlert, "bg-bad-ground text-bad"],
} as const;

/** A sentence in its place that must not be missed, and is read out when it appears. */
export function Notice({ tone, children }: { tone: keyof typeof LOOKS; children: ReactNode }) {
  const [Icon, look] = LOOKS[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={classes(
        "flex animate-rise items-start gap-2.5 rounded-md px-3.5 py-2.5 text-sm",
        look,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
