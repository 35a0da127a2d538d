import type { ComponentProps } from "react";
import { Input } from "./input";

/** A token or key that is pasted, never shown, and never kept by the browser. */
export function SecretInput(props: ComponentProps<"input">) {
  return (
    <Input
      type="password"
      dir="ltr"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      {...props}
    />
  );
}
