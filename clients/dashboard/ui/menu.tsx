import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

const ITEM =
  "flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none data-[highlighted]:bg-plain-ground [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-soft";

export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  children,
  ...held
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** For one that something else opens too, such as a key. */
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false} {...held}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-56 animate-rise rounded-lg border border-line bg-raised p-1.5 shadow-high"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ className, ...others }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={classes(ITEM, className)} {...others} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-2 pb-1 text-soft text-xs">{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className="mx-1 my-1.5 h-px bg-line" />;
}

/** One of several, of which one holds. */
export function MenuChoice<Value extends string>({
  value,
  onChange,
  choices,
}: {
  value: Value;
  onChange: (value: Value) => void;
  choices: ReadonlyArray<{ value: Value; label: ReactNode; lang?: string }>;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(chosen) => onChange(chosen as Value)}>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          value={choice.value}
          lang={choice.lang}
          className={classes(ITEM, "justify-between")}
        >
          {choice.label}
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** One of several, any of which may hold; the menu stays, for the next. */
export function MenuCheck({
  isChecked,
  onChange,
  disabled,
  children,
}: {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.CheckboxItem
      checked={isChecked}
      onCheckedChange={onChange}
      {...(disabled === undefined ? {} : { disabled })}
      onSelect={(event) => event.preventDefault()}
      className={classes(ITEM, "justify-between")}
    >
      <span className="flex min-w-0 items-center gap-2.5">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}
