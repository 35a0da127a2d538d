/** @jsxImportSource preact */
import { render } from "preact";
import { createApi } from "./api";
import { type Chat, createChat } from "./chat";
import { inkOn, readColor } from "./color";
import { createMemory } from "./memory";
import { Widget } from "./widget";
import styles from "./widget.css?inline";
import { chooseLanguage } from "./words";

/** Put the chat into a page. `told` is what the script's element says (`data-…`). */
export function mount(told: DOMStringMap, origin: string): Chat | null {
  if (!told.site) return null;
  const chat = createChat(
    createApi(origin, told.site),
    createMemory(told.site),
    told.identity ?? "",
  );
  const page = document.documentElement;
  const language = chooseLanguage(told.language, page.lang, navigator.language);
  const host = document.createElement("handsel-chat");
  const root = host.attachShadow({ mode: "open" });
  // A sheet that was built is let through by policies that refuse written styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const color = readColor(told.color);
  if (color) {
    host.style.setProperty("--chat-color", color);
    host.style.setProperty("--chat-ink", inkOn(color));
  }
  if (told.theme === "light" || told.theme === "dark") host.dataset.theme = told.theme;
  document.body.append(host);
  render(<Widget chat={chat} language={language} />, root);
  chat.start();
  return chat;
}
