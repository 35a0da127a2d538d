import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Spinner } from "./spinner";

const look = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-[background-color,border-color,color,scale] duration-150 active:scale-[0.98] disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-green text-on-green shadow-low hover:bg-green-deep",
        secondary: "border border-line bg-raised text-ink shadow-low hover:border-line-strong",
        quiet: "text-ink hover:bg-plain-ground",
        danger: "bg-bad-solid text-on-green shadow-low hover:brightness-90",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-9 px-3.5 text-sm",
        lg: "h-11 px-5 text-base",
        icon: "size-9",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof look> {
  /** Lend the look to the only child, as to a link. */
  asChild?: boolean;
  /** What it was pressed for is under way: it shows so and cannot be pressed again. */
  isBusy?: boolean;
}

export function Button({
  variant,
  size,
  asChild = false,
  isBusy = false,
  className,
  children,
  type = "button",
  ...others
}: ButtonProps) {
  const shown = classes(look({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={shown} {...others}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={shown}
      {...others}
      aria-busy={isBusy || undefined}
      disabled={others.disabled || isBusy}
    >
      {isBusy && <Spinner className="absolute" />}
      <span className={classes("contents", isBusy && "[&]:invisible")}>{children}</span>
    </button>
  );
}
