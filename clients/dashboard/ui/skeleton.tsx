import { classes } from "./classes";

/** The shape of what is coming. Say once beside them that something loads. */
export function Skeleton({ className = "h-4 rounded-sm" }: { className?: string }) {
  return (
    <span aria-hidden className={classes("block animate-shimmer bg-plain-ground", className)} />
  );
}
