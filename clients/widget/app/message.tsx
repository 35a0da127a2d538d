/** @jsxImportSource preact */
import { Component } from "preact";
import type { Said } from "./api";
import type { Chat, Outgoing } from "./chat";
import { OutIcon } from "./icons";
import { isAddress, Text } from "./text";
import type { Words } from "./words";

/** An address on a last line of its own, such as a payment page's, is there to be opened. */
const PAGE = /^(?:([\s\S]*?)\s*\n\s*)?(https?:\/\/[^\s/]\S*)\s*$/i;

interface Telling {
  chat: Chat;
  words: Words;
}

function who(by: Said["by"], words: Words): string {
  if (by === "visitor") return words.you;
  return by === "person" ? words.person : words.assistant;
}

function Medium({ medium, words }: { medium: Said["media"][number]; words: Words }) {
  if (!isAddress(medium.url)) return null;
  if (medium.kind === "image") {
    return (
      <a href={medium.url} target="_blank" rel="noopener noreferrer">
        <img src={medium.url} alt={medium.title || words.picture} loading="lazy" />
        <span class="hidden">({words.newTab})</span>
      </a>
    );
  }
  return (
    <a class="bubble file" dir="auto" href={medium.url} target="_blank" rel="noopener noreferrer">
      {medium.title || words.attachment}
      <OutIcon />
      <span class="hidden">({words.newTab})</span>
    </a>
  );
}

/** Something that opens in a tab of its own. */
function Out({ url, title, words }: { url: string; title: string; words: Words }) {
  return (
    <a class="press main" dir="auto" href={url} target="_blank" rel="noopener noreferrer">
      {title}
      <OutIcon />
      <span class="hidden">({words.newTab})</span>
    </a>
  );
}

/** What can be pressed; which one was, is shown. */
class Presses extends Component<{ said: Said } & Telling, { pressed: string }> {
  override render() {
    const { said, chat, words } = this.props;
    const { pressed } = this.state;
    const press = (one: { title: string; payload: string }) => {
      this.setState({ pressed: one.payload });
      chat.press(said, one);
    };
    const buttons = said.buttons.filter((one) => one.payload || isAddress(one.url));
    if (buttons.length + said.choices.length === 0) return null;
    return (
      <ul class="presses">
        {buttons.map((one) => (
          <li key={one.payload || one.url}>
            {one.url ? (
              <Out url={one.url} title={one.title} words={words} />
            ) : (
              <button
                type="button"
                class="press"
                dir="auto"
                aria-pressed={pressed === one.payload}
                onClick={() => press(one)}
              >
                {one.title}
              </button>
            )}
          </li>
        ))}
        {said.choices.map((one) => (
          <li key={one.payload}>
            <button
              type="button"
              class="press row"
              dir="auto"
              aria-pressed={pressed === one.payload}
              onClick={() => press(one)}
            >
              {one.title}
              {one.description && <small>{one.description}</small>}
            </button>
          </li>
        ))}
      </ul>
    );
  }
}

/** One entry of the thread; `isFirst` of those that the same one said in a row. */
export function Message({
  said,
  isFirst,
  time,
  chat,
  words,
}: { said: Said; isFirst: boolean; time: string } & Telling) {
  const isOwn = said.by === "visitor";
  const [, text, page] = (!isOwn && PAGE.exec(said.text)) || ["", said.text];
  return (
    <li class={isOwn ? "own" : "theirs"}>
      <span class={isFirst && !isOwn ? "who" : "hidden"}>{who(said.by, words)}</span>
      {said.is_unsent ? (
        <div class="bubble gone">{words.unsent}</div>
      ) : (
        <>
          {said.media.map((one) => (
            <Medium key={one.url} medium={one} words={words} />
          ))}
          {text && (
            <div class="bubble" dir="auto">
              <Text text={text} />
            </div>
          )}
          {page && <Out url={page} title={new URL(page).host} words={words} />}
          <Presses said={said} chat={chat} words={words} />
        </>
      )}
      {time && <time dateTime={said.said_at}>{time}</time>}
    </li>
  );
}

/** Something of the visitor's on its way. */
export function Waiting({ one, chat, words }: { one: Outgoing } & Telling) {
  return (
    <li class="own waiting">
      <span class="hidden">{words.you}</span>
      <div class="bubble" dir="auto">
        {one.text}
      </div>
      {one.state === "failed" ? (
        <span class="failed" role="alert">
          {words.failed}{" "}
          <button type="button" class="plain" onClick={() => chat.retry(one.id)}>
            {words.retry}
          </button>
        </span>
      ) : (
        <span class="state">{one.state === "sending" ? words.sending : ""}</span>
      )}
    </li>
  );
}
