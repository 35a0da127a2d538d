import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { controlLook } from "./input";

/** The device's own list: it is right for keyboards, screen readers and thumbs everywhere. */
export function Select({ className, children, ...others }: ComponentProps<"select">) {
  return (
    <div className={classes("relative", className)}>
      <select className={classes(controlLook, "h-10 appearance-none pe-9")} {...others}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-3 top-3 size-4 text-soft"
      />
    </div>
  );
}
