import type { ComponentProps } from "react";
import { classes } from "./classes";

/** The device's own box; a mark for some but not all is set on the element itself. */
export function Checkbox({
  isMixed = false,
  className,
  ...others
}: Omit<ComponentProps<"input">, "type"> & { isMixed?: boolean }) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = isMixed;
      }}
      className={classes("size-4 shrink-0 cursor-pointer rounded-sm", className)}
      {...others}
    />
  );
}
