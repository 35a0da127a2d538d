import { mount } from "./mount";

/** What pages may do with the chat, as `window.HandselChat`. */
interface Handle {
  open(): void;
  close(): void;
  /** Who is signed in now, as the shop's server signed it. */
  identify(identity: string): void;
  /** Whoever was signed in is not any more: the next one finds an empty chat. */
  leave(): void;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset.site && !("HandselChat" in window)) {
  const { dataset, src } = script;
  const begin = () => {
    const chat = mount(dataset, new URL(src).origin);
    if (!chat) return;
    const handle: Handle = {
      open: chat.open,
      close: chat.close,
      identify: chat.identify,
      leave: chat.leave,
    };
    Object.assign(window, { HandselChat: handle });
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin, { once: true });
}
