import { classes } from "@ui/classes";
import { lookOf } from "./kinds";

/** A kind of channel as a small tile. */
export function KindMark({ kind, className = "size-10" }: { kind: string; className?: string }) {
  const { icon: Icon, ground } = lookOf(kind);
  return (
    <span
      aria-hidden
      className={classes("grid shrink-0 place-items-center rounded-md", ground, className)}
    >
      <Icon className="size-5" />
    </span>
  );
}
