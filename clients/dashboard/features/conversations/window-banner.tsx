import { useReader, useSay } from "@app/look";
import { formatAgo, formatDateTime } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { lazy, Suspense, useState } from "react";
import { channelKey, type Listed } from "./views";

const TemplateDialog = lazy(() => import("./template-dialog"));
const SOON_MILLISECONDS = 4 * 3_600_000;

/** Whether one may write now, until when, and what still goes when one may not. */
export function WindowBanner({ conversation, name }: { conversation: Listed; name: string }) {
  const say = useSay();
  const reader = useReader();
  const { window, channel } = conversation;
  const kind = channelKey(channel.kind);
  const told = { name, channel: kind ? say(kind) : channel.kind };
  if (window.mode === "closed") {
    return (
      <Notice tone="warn">
        <span className="flex flex-wrap items-center justify-between gap-2">
          {say(window.has_templates ? "window.templates" : "window.closed", told)}
          {window.has_templates && <TemplateButton conversation={conversation} />}
        </span>
      </Notice>
    );
  }
  if (!window.closes_at) return null;
  const left = Date.parse(window.closes_at) - Date.now();
  const when = `${formatDateTime(window.closes_at, reader)} (${formatAgo(window.closes_at, reader)})`;
  if (window.mode === "human_agent") {
    return <Notice tone="warn">{say("window.person", { ...told, when })}</Notice>;
  }
  if (left > SOON_MILLISECONDS) return null;
  return <Notice tone="warn">{say("window.closing", { ...told, when })}</Notice>;
}

function TemplateButton({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {say("template.send")}
      </Button>
      <Suspense>
        {isOpen && <TemplateDialog conversation={conversation} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
