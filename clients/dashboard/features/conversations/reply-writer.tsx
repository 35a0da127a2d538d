import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import { useKeys } from "@app/shell/keyboard";
import { formatDateTime } from "@handsel/shared/format";
import { Button } from "@ui/button";
import { PackagePlus, SendHorizontal } from "lucide-react";
import { type ClipboardEvent, lazy, Suspense, useState } from "react";
import { AttachButton } from "./attach-button";
import { useCanned } from "./canned-choice";
import type { WriterProps } from "./composer";
import { LinkButton } from "./link-button";
import { useOutbox } from "./outbox";
import { useTellTyping } from "./presence";
import { useLastMessage } from "./queries";
import { useTray } from "./uploads";
import { channelKey } from "./views";
import { WindowBanner } from "./window-banner";
import { useDraft } from "./writing";
import { WritingForm } from "./writing-form";

const FileTray = lazy(() => import("./file-tray"));
const ProductPicker = lazy(() => import("./product-picker"));

/** The answer to a customer: shown at once, sent meanwhile. */
export function ReplyWriter({ conversation, name, ref }: WriterProps) {
  const say = useSay();
  const reader = useReader();
  const { text, change } = useDraft(conversation.id, "reply");
  const canned = useCanned(conversation, text, change);
  const outbox = useOutbox(conversation.id);
  const lastOf = useLastMessage(conversation.id);
  const tellTyping = useTellTyping(conversation.id);
  const { window } = conversation;
  const isClosed = window.mode === "closed";
  const kind = channelKey(conversation.channel.kind);
  const linked = conversation.channel.takes_documents || !kind ? null : say(kind);
  const write = (value: string) => {
    change(value);
    if (value) tellTyping();
  };
  const [isPicking, setPicking] = useState(false);
  const mayReadCatalog = useMay("catalog.read");
  const mayShow = mayReadCatalog && !isClosed;
  useKeys(mayShow ? { p: () => setPicking(true) } : {});
  const tray = useTray(conversation.id);
  const send = (words: string) => {
    const files = tray.take();
    if (files.length > 0) outbox.sendFiles(files, words, lastOf());
    else outbox.send(words, lastOf());
    change("");
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || isClosed) return;
    event.preventDefault();
    tray.choose(files);
  };
  return (
    <WritingForm
      ref={ref}
      text={text}
      isReady={!isClosed}
      disabled={isClosed}
      hasMore={tray.files.length > 0}
      onSend={send}
      onPaste={paste}
      onKeyDown={canned.press}
      onChange={(event) => write(event.target.value)}
      aria-label={say("composer.label", { name })}
      placeholder={say(isClosed ? "window.placeholder" : "composer.placeholder")}
      before={
        <>
          <WindowBanner conversation={conversation} name={name} />
          {canned.list}
          <Suspense>
            {!isClosed && (tray.refused || tray.files.length > 0) && (
              <FileTray tray={tray} linked={linked} />
            )}
            {isPicking && (
              <ProductPicker
                onPick={(card) => outbox.show(card, lastOf())}
                onClose={() => setPicking(false)}
              />
            )}
          </Suspense>
        </>
      }
      button={(canSend) => (
        <Button type="submit" variant="primary" size="lg" disabled={!canSend}>
          <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
          {say("composer.send")}
        </Button>
      )}
      after={
        <div className="flex flex-wrap items-center gap-x-3 text-soft text-xs">
          {!isClosed && (
            <span className="-ms-3 contents">
              <AttachButton onChoose={tray.choose} />
            </span>
          )}
          {mayShow && (
            <Button variant="quiet" size="sm" onClick={() => setPicking(true)} className="-ms-2">
              <PackagePlus aria-hidden />
              {say("product.pick")}
            </Button>
          )}
          {!isClosed && (
            <LinkButton
              conversation={conversation}
              onSend={() => outbox.link(say("link.send"), lastOf())}
            />
          )}
          {conversation.control !== "member" && !isClosed && <span>{say("composer.hint")}</span>}
          {canned.hasAny && !isClosed && <span>{say("canned.hint")}</span>}
          {window.closes_at && window.mode === "free" && (
            <span>{say("window.until", { when: formatDateTime(window.closes_at, reader) })}</span>
          )}
        </div>
      }
      {...canned.aria}
    />
  );
}
