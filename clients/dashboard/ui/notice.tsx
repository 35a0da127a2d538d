import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

/** A sentence in its place that must not be missed, and is read out when it appears. */
export function Notice({ tone, children }: { tone: "good" | "bad"; children: ReactNode }) {
  const Icon = tone === "good" ? CircleCheck : CircleAlert;
  return (
    <p
      role={tone === "bad" ? "alert" : "status"}
      className={classes(
        "flex animate-rise items-start gap-2.5 rounded-md px-3.5 py-2.5 text-sm",
        tone === "good" ? "bg-good-ground text-good" : "bg-bad-ground text-bad",
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
