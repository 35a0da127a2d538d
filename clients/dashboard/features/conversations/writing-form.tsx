import { useSay } from "@app/look";
import { TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import type { ComponentProps, FormEvent, KeyboardEvent, ReactNode } from "react";

const LONGEST = 4000;

/** A text and the button that sends it; Ctrl and Enter do too. */
export function WritingForm({
  text,
  onSend,
  onKeyDown,
  isReady = true,
  hasMore = false,
  before,
  after,
  button,
  ...area
}: Omit<ComponentProps<typeof TextArea>, "onKeyDown"> & {
  text: string;
  onSend: (text: string) => void;
  /** Hears keys first; true for one that it took. */
  onKeyDown?: (event: KeyboardEvent) => boolean;
  isReady?: boolean;
  /** Something goes with the words, which may then be none. */
  hasMore?: boolean;
  before?: ReactNode;
  after?: ReactNode;
  button: (canSend: boolean) => ReactNode;
}) {
  const say = useSay();
  const tooMany = text.length - LONGEST;
  const canSend = isReady && (hasMore || text.trim() !== "") && tooMany <= 0;
  const send = () => canSend && onSend(text.trim());
  const press = (event: KeyboardEvent) => {
    if (onKeyDown?.(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") (event.target as HTMLElement).blur();
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      className="grid gap-2"
    >
      {tooMany > 0 && <Notice tone="bad">{say("composer.too_long", { count: tooMany })}</Notice>}
      {before}
      <div className="flex items-end gap-2">
        <TextArea
          dir="auto"
          rows={2}
          value={text}
          onKeyDown={press}
          className="min-h-16"
          {...area}
        />
        {button(canSend)}
      </div>
      {after}
    </form>
  );
}
