/** @jsxImportSource preact */
import { Component, createRef } from "preact";
import type { Chat, State } from "./chat";
import { CloseIcon, SendIcon } from "./icons";
import { Thread } from "./thread";
import type { Language, Words } from "./words";

const LONGEST = 2000;
const FOCUSABLE = "button:not([disabled]), a[href], textarea, [tabindex='0']";

class Composer extends Component<{ chat: Chat; words: Words }, { text: string }> {
  override state = { text: "" };
  readonly #field = createRef<HTMLTextAreaElement>();

  override componentDidMount() {
    this.#field.current?.focus();
  }

  #send = (event: Event) => {
    event.preventDefault();
    this.props.chat.say(this.state.text);
    this.setState({ text: "" });
    this.#field.current?.focus();
  };

  override render() {
    const { chat, words } = this.props;
    const { text } = this.state;
    return (
      <form class="composer" onSubmit={this.#send}>
        <textarea
          ref={this.#field}
          rows={1}
          dir="auto"
          value={text}
          maxLength={LONGEST}
          aria-label={words.write}
          placeholder={words.write}
          onInput={(event) => {
            this.setState({ text: event.currentTarget.value });
            chat.noteTyping();
          }}
          onKeyDown={(event) => {
            // While an input method puts a word together, Enter ends the word.
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
          }}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={!text.trim()}>
          <SendIcon />
        </button>
      </form>
    );
  }
}

/** The open chat: keys stay in it, Escape closes it. */
export function Panel({ state, chat, language }: { state: State; chat: Chat; language: Language }) {
  const { words } = language;

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    const panel = event.currentTarget;
    if (event.key === "Escape") {
      event.stopPropagation();
      chat.close();
    }
    if (event.key !== "Tab") return;
    const stops = panel.querySelectorAll<HTMLElement>(FOCUSABLE);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const root = panel.getRootNode() as ShadowRoot;
    if (event.shiftKey && root.activeElement === first) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && root.activeElement === last) {
      event.preventDefault();
      first?.focus();
    }
  }

  const starters = [words.start1, words.start2, words.start3];
  const isFresh = state.isLoaded && state.items.length + state.outgoing.length === 0;
  return (
    <div
      class="panel"
      role="dialog"
      aria-modal="true"
      aria-label={state.shop || words.chat}
      onKeyDown={onKeyDown}
    >
      <header>
        <div>
          <h2>{state.shop || words.chat}</h2>
          <p>{state.answeredBy === "person" ? words.withPerson : words.automatic}</p>
        </div>
        <button type="button" class="close" aria-label={words.close} onClick={chat.close}>
          <CloseIcon />
        </button>
      </header>
      <Thread state={state} chat={chat} language={language} />
      {isFresh && (
        <ul class="starters">
          {starters.map((one) => (
            <li key={one}>
              <button type="button" class="press" onClick={() => chat.say(one)}>
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="trouble" role="status">
        {state.trouble && words[state.trouble]}
      </p>
      <Composer chat={chat} words={words} />
    </div>
  );
}
