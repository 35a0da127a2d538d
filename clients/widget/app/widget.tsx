/** @jsxImportSource preact */
import { Component, createRef } from "preact";
import type { Chat } from "./chat";
import { ChatIcon } from "./icons";
import { Panel } from "./panel";
import type { Language } from "./words";

/** The launcher, and the chat when it is open. */
export class Widget extends Component<{ chat: Chat; language: Language }> {
  readonly #launcher = createRef<HTMLButtonElement>();
  #wasOpen = false;
  #unsubscribe = () => {};

  override componentDidMount() {
    this.#unsubscribe = this.props.chat.subscribe(() => this.setState({}));
  }

  override componentWillUnmount() {
    this.#unsubscribe();
  }

  override componentDidUpdate() {
    const { isOpen } = this.props.chat.state();
    // Whoever closes it is where they were before.
    if (this.#wasOpen && !isOpen) this.#launcher.current?.focus();
    this.#wasOpen = isOpen;
  }

  override render() {
    const { chat, language } = this.props;
    const { words } = language;
    const state = chat.state();
    const news =
      state.unread === 1 ? words.unreadOne : words.unread.replace("{n}", String(state.unread));
    const hasNews = state.unread > 0 && !state.isOpen;
    return (
      <section
        aria-label={words.chat}
        lang={language.code}
        dir={language.isRightToLeft ? "rtl" : "ltr"}
      >
        {state.isOpen ? (
          <Panel state={state} chat={chat} language={language} />
        ) : (
          <button type="button" class="launcher" ref={this.#launcher} onClick={chat.open}>
            <ChatIcon />
            <span class="hidden">{words.open}</span>
            {hasNews && (
              <span class="badge" aria-hidden="true">
                {state.unread > 9 ? "9+" : state.unread}
              </span>
            )}
          </button>
        )}
        <span class="hidden" role="status">
          {hasNews && news}
        </span>
      </section>
    );
  }
}
