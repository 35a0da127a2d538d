import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { classes } from "./classes";

const FIELD = "input:not([type=radio], [type=checkbox], [type=file]), textarea, select";

/** Whoever has a keyboard begins with the first field; on glass that would cover half the form. */
function toFirstField(event: Event) {
  const field = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(FIELD);
  if (!field || !matchMedia("(pointer: fine)").matches) return;
  event.preventDefault();
  field.focus();
}

/** A dialog over the page; on a phone it is a sheet at its foot. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  closeLabel,
  className,
  children,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={toFirstField}
          className={classes(
            "fixed z-50 grid animate-rise gap-4 overflow-y-auto bg-raised p-6 shadow-high",
            "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl pb-[max(1.5rem,env(safe-area-inset-bottom))]",
            "sm:inset-x-auto sm:start-1/2 sm:top-[14vh] sm:bottom-auto sm:w-[min(28rem,92vw)] sm:max-h-[76dvh] sm:-translate-x-1/2 sm:rounded-xl sm:pb-6 sm:rtl:translate-x-1/2",
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <div className="grid gap-1">
              <Radix.Title className="font-display font-semibold text-xl">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-soft text-sm">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon" aria-label={closeLabel} className="-m-2">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
