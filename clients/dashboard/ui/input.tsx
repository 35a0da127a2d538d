import type { ComponentProps } from "react";
import { classes } from "./classes";

export const controlLook =
  "w-full rounded-md border border-line-strong bg-raised px-3 text-ink shadow-low transition-colors hover:border-soft aria-invalid:border-bad disabled:opacity-60 focus-visible:outline-offset-0";

/** Its height comes with `className`, so that two never compete. */
export function Input({ className = "h-10", ...others }: ComponentProps<"input">) {
  return <input className={classes(controlLook, className)} {...others} />;
}

export function TextArea({ className, ...others }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={classes(controlLook, "field-sizing-content max-h-60 resize-none py-2", className)}
      {...others}
    />
  );
}
