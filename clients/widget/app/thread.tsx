/** @jsxImportSource preact */
import { Component, createRef } from "preact";
import type { Said } from "./api";
import type { Chat, State } from "./chat";
import { Message, Waiting } from "./message";
import type { Language } from "./words";

const NEAR = 120;
/** How long an answer may take before nobody is said to write it. */
const ANSWER_WITHIN = 20_000;
const PAUSE = 10 * 60_000;

/** As the reader's own country writes them, where it speaks the chat's language. */
function formats(language: string) {
  const code = navigator.language.startsWith(language) ? navigator.language : language;
  return {
    time: new Intl.DateTimeFormat(code, { hour: "numeric", minute: "2-digit" }),
    day: new Intl.DateTimeFormat(code, { weekday: "long", day: "numeric", month: "long" }),
  };
}

/** Until when somebody is said to be writing: who does, or the assistant that was just asked. */
function writingUntil(state: State): number {
  const last = state.items.at(-1);
  const isAsked = last?.by === "visitor" && state.answeredBy === "assistant";
  const asked = isAsked ? Date.parse(last.said_at) + ANSWER_WITHIN : 0;
  return Math.max(state.typingUntil, asked);
}

/** All that was said, the newest last; it stays at its end while the reader is there. */
export class Thread extends Component<{ state: State; chat: Chat; language: Language }> {
  readonly #list = createRef<HTMLDivElement>();
  #isAtEnd = true;
  #timer = 0;

  override componentDidMount() {
    this.componentDidUpdate();
  }

  override componentDidUpdate() {
    const list = this.#list.current;
    if (list && this.#isAtEnd) list.scrollTop = list.scrollHeight;
    clearTimeout(this.#timer);
    const left = writingUntil(this.props.state) - Date.now();
    if (left > 0) this.#timer = window.setTimeout(() => this.forceUpdate(), left + 50);
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer);
  }

  #noteScroll = (event: { currentTarget: HTMLElement }) => {
    const box = event.currentTarget;
    this.#isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  };

  override render() {
    const { state, chat, language } = this.props;
    const { words } = language;
    const isWriting = Date.now() < writingUntil(state);
    const format = formats(language.code);
    const days = (place: number) => {
      const [had, said] = [state.items[place - 1], state.items[place]];
      const day = said ? format.day.format(new Date(said.said_at)) : "";
      return had && format.day.format(new Date(had.said_at)) === day ? "" : day;
    };
    const time = (said: Said, next: Said | undefined) => {
      const isLast = !next || next.by !== said.by;
      const gap = next ? Date.parse(next.said_at) - Date.parse(said.said_at) : PAUSE;
      return isLast || gap >= PAUSE ? format.time.format(new Date(said.said_at)) : "";
    };

    return (
      <div
        class="thread"
        ref={this.#list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        onScroll={this.#noteScroll}
        role="log"
        aria-label={words.messages}
        aria-live="polite"
        aria-relevant="additions"
      >
        {state.earlier && (
          <button type="button" class="plain earlier" onClick={chat.readEarlier}>
            {words.earlier}
          </button>
        )}
        {state.items.length === 0 && <p class="hello">{words.hello}</p>}
        <ol>
          {state.items.map((said, place) => (
            <>
              {days(place) && (
                <li key={`day-${said.id}`} class="day">
                  <span>{days(place)}</span>
                </li>
              )}
              <Message
                key={said.id}
                said={said}
                isFirst={state.items[place - 1]?.by !== said.by}
                time={time(said, state.items[place + 1])}
                chat={chat}
                words={words}
              />
            </>
          ))}
          {state.outgoing.map((one) => (
            <Waiting key={one.id} one={one} chat={chat} words={words} />
          ))}
          {isWriting && (
            <li class="theirs">
              <div class="bubble dots">
                <i />
                <i />
                <i />
                <span class="hidden">{words.typing}</span>
              </div>
            </li>
          )}
        </ol>
      </div>
    );
  }
}
