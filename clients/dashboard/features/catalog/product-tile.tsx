import { ours } from "@app/ours";
import { classes } from "@ui/classes";
import { useState } from "react";

const GROUNDS = [
  "bg-good-ground text-good",
  "bg-warn-ground text-warn",
  "bg-blue-ground text-blue",
  "bg-plain-ground text-soft",
];

/** A product's picture where we have it ourselves, else the beginning of its name. */
export function ProductTile({
  title,
  imageUrl,
  className = "size-10 text-sm",
}: {
  title: string;
  imageUrl: string;
  className?: string;
}) {
  const [broken, setBroken] = useState("");
  const look = classes("grid shrink-0 select-none place-items-center rounded-md", className);
  const picture = ours(imageUrl);
  if (picture && broken !== picture) {
    return (
      <img
        src={picture}
        alt=""
        loading="lazy"
        onError={() => setBroken(picture)}
        className={classes(look, "border border-line bg-sunken object-cover")}
      />
    );
  }
  const letter = title.match(/[\p{L}\p{N}]/u)?.[0] ?? "·";
  return (
    <span
      aria-hidden
      className={classes(look, "font-display font-semibold uppercase", groundOf(title))}
    >
      {letter}
    </span>
  );
}

function groundOf(title: string): string | undefined {
  let sum = 7;
  for (const letter of title) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return GROUNDS[sum % GROUNDS.length];
}
