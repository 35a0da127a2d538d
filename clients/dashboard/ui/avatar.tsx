import { UserRound } from "lucide-react";
import { classes } from "./classes";

const GROUNDS = [
  "bg-good-ground text-good",
  "bg-warn-ground text-warn",
  "bg-blue-ground text-blue",
  "bg-bad-ground text-bad",
  "bg-plain-ground text-soft",
];

/** A person as their initials, if they have a name, on a ground that is always the same for the same name. */
export function Avatar({
  name,
  className = "size-9 text-xs",
}: {
  name: string;
  className?: string;
}) {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? "",
  );
  return (
    <span
      aria-hidden
      className={classes(
        "grid shrink-0 select-none place-items-center rounded-full font-semibold uppercase",
        GROUNDS[sumOf(name) % GROUNDS.length],
        className,
      )}
    >
      {initials.join("") || <UserRound className="size-1/2" />}
    </span>
  );
}

function sumOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}
