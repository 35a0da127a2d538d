import { useReader, useSay } from "@app/look";
import { useKeys } from "@app/shell/keyboard";
import { snooze } from "@handsel/shared/api";
import { formatBriefly, formatDateTime } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Menu, MenuItem } from "@ui/menu";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useChange } from "./control";
import { presetsAt } from "./snooze";
import type { Listed } from "./views";

/** Puts a conversation off, until one of a few moments. */
export function SnoozeMenu({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const reader = useReader();
  const { isBusy, change } = useChange(conversation.id);
  const [isOpen, setOpen] = useState(false);
  useKeys({ h: () => !isBusy && setOpen(true) });
  const putOff = (until: Date) => {
    const path = { conversation_id: conversation.id };
    const body = { until: until.toISOString() };
    change(() => snooze({ path, body, throwOnError: true }), "snooze.done");
  };
  return (
    <Menu
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="sm" disabled={isBusy}>
          <AlarmClock aria-hidden />
          <span className="sr-only md:not-sr-only">{say("snooze.label")}</span>
        </Button>
      }
    >
      {presetsAt(new Date(), reader.timeZone).map(({ label, until }) => (
        <MenuItem key={label} onSelect={() => putOff(until)} className="justify-between gap-6">
          {say(label)}
          <span className="figures text-soft text-xs" title={formatDateTime(until, reader)}>
            {formatBriefly(until, reader)}
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
