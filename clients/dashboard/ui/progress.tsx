import { classes } from "./classes";

/** How far something has come, in words and as a bar. */
export function Progress({
  done,
  all,
  label,
  className,
}: {
  done: number;
  all: number;
  label: string;
  className?: string;
}) {
  return (
    <div className={classes("grid gap-1.5", className)}>
      <span className="figures text-soft text-sm">{label}</span>
      <progress
        value={done}
        max={all}
        aria-label={label}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-plain-ground [&::-moz-progress-bar]:bg-green [&::-webkit-progress-bar]:bg-plain-ground [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-green"
      />
    </div>
  );
}
