import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { type RehearsalOut, rehearseLine } from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Hidden } from "@ui/hidden";
import { TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { Spinner } from "@ui/spinner";
import { Bot, RotateCcw, SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { commandWords, decisionWords, thinkerWords } from "./turn-words";

const MOST_LINES = 20;
const HINTS = ["try.hint.hello", "try.hint.menu", "try.hint.person"] as const;

interface Line {
  text: string;
  payload: string;
  told: RehearsalOut;
}

type Button_ = RehearsalOut["messages"][number]["buttons"][number];

/** A chat with the assistant as a visitor has it, of which nothing happens. */
export function Rehearsal() {
  const say = useSay();
  const [key, setKey] = useState(newKey);
  const [lines, setLines] = useState<Line[]>([]);
  const asking = useMutation({
    mutationFn: async ({ text, payload }: { text: string; payload: string }) => {
      const earlier = lines.map((line) => ({
        text: line.text,
        payload: line.payload,
        proposal: line.told.proposal,
      }));
      const body = { key, earlier, text, payload };
      return (await rehearseLine({ body, throwOnError: true })).data;
    },
    onSuccess: (told, said) => setLines((before) => [...before, { ...said, told }]),
  });
  const again = () => {
    asking.reset();
    setLines([]);
    setKey(newKey());
  };
  const isOver = lines.at(-1)?.told.is_handed_over ?? false;
  const isFull = lines.length >= MOST_LINES;
  const speak = (text: string, payload = "") => asking.mutate({ text, payload });
  return (
    <section
      aria-label={say("try.title")}
      className="flex h-[min(44rem,calc(100dvh-13rem))] min-h-96 flex-col overflow-hidden rounded-lg border border-line bg-sheet shadow-low"
    >
      <header className="flex items-start justify-between gap-3 border-line border-b bg-raised px-4 py-3">
        <div className="grid gap-0.5">
          <h2 className="font-semibold">{say("try.title")}</h2>
          <p className="text-soft text-sm">{say("try.lead")}</p>
        </div>
        <Button size="sm" disabled={!lines.length} onClick={again}>
          <RotateCcw aria-hidden />
          {say("try.again")}
        </Button>
      </header>
      <Talk
        lines={lines}
        pending={asking.isPending ? asking.variables.text : null}
        onPress={isOver || isFull || asking.isPending ? null : speak}
      />
      <div className="grid gap-2 border-line border-t bg-raised p-3">
        {asking.isError && <Notice tone="bad">{refusalOf(asking.error, say)}</Notice>}
        {isOver && <p className="text-soft text-sm">{say("try.handed")}</p>}
        {isFull && !isOver && <p className="text-soft text-sm">{say("try.full")}</p>}
        <Composer isShut={isOver || isFull} isBusy={asking.isPending} onSay={speak} />
      </div>
    </section>
  );
}

function newKey(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

function Talk({
  lines,
  pending,
  onPress,
}: {
  lines: Line[];
  pending: string | null;
  onPress: ((text: string, payload?: string) => void) | null;
}) {
  const say = useSay();
  const end = useRef<HTMLDivElement>(null);
  const said = lines.length;
  useEffect(() => {
    if (said || pending) end.current?.scrollIntoView({ block: "nearest" });
  }, [said, pending]);
  return (
    <div
      role="log"
      aria-label={say("assistant.tab.try")}
      className="flex-1 overflow-y-auto px-4 py-3"
    >
      {!said && pending === null && (
        <div className="grid justify-items-start gap-3 py-4">
          <p className="text-soft text-sm">{say("try.empty")}</p>
          <div className="flex flex-wrap gap-2">
            {HINTS.map((hint) => (
              <Button key={hint} size="sm" onClick={() => onPress?.(say(hint))}>
                {say(hint)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {lines.map((line, place) => (
        <Answered
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added
          key={place}
          line={line}
          onPress={place === said - 1 ? onPress : null}
        />
      ))}
      {pending !== null && (
        <>
          <Said text={pending} />
          <p className="mt-3 flex items-center gap-2 text-soft text-sm">
            <Spinner />
            {say("try.thinking")}
          </p>
        </>
      )}
      <div ref={end} />
    </div>
  );
}

function Said({ text }: { text: string }) {
  const say = useSay();
  return (
    <div className="mt-4 flex flex-col items-end">
      <Hidden>{say("try.you")}</Hidden>
      <p
        dir="auto"
        className="max-w-[85%] whitespace-pre-wrap rounded-xl rounded-ee-sm bg-ours px-3.5 py-2 wrap-anywhere"
      >
        {text}
      </p>
    </div>
  );
}

function Answered({
  line,
  onPress,
}: {
  line: Line;
  onPress: ((text: string, payload?: string) => void) | null;
}) {
  const say = useSay();
  const { told } = line;
  return (
    <>
      <Said text={line.text} />
      <div className="mt-3 flex flex-col items-start gap-1.5">
        <p className="flex items-center gap-1 px-1 text-soft text-xs">
          <Bot aria-hidden className="size-3.5" />
          {say("author.assistant")}
        </p>
        {told.messages.length === 0 && (
          <p className="px-1 text-soft text-sm italic">{say("try.silent")}</p>
        )}
        {told.messages.map((message) => (
          <div
            key={message.text}
            className="grid max-w-[85%] gap-2 rounded-xl rounded-es-sm bg-machine px-3.5 py-2"
          >
            <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
              {message.text}
            </p>
            <Buttons buttons={message.buttons} onPress={onPress} />
          </div>
        ))}
        <Why told={told} />
      </div>
    </>
  );
}

function Buttons({
  buttons,
  onPress,
}: {
  buttons: Button_[];
  onPress: ((text: string, payload?: string) => void) | null;
}) {
  if (!buttons.length) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {buttons.map((one) => (
        <Button
          key={`${one.title} ${one.payload}`}
          size="sm"
          disabled={!onPress || !one.payload}
          onClick={() => onPress?.(one.title ?? "", one.payload)}
        >
          {one.title}
        </Button>
      ))}
    </div>
  );
}

/** What it did for this line: who thought, what was proposed, what the server made of it. */
function Why({ told }: { told: RehearsalOut }) {
  const say = useSay();
  const reader = useReader();
  const seconds = formatNumber(Math.round(told.seconds * 100) / 100, reader);
  const tokens = told.input_tokens + told.output_tokens;
  if (!told.thinker) return null;
  return (
    <details className="px-1 text-soft text-xs">
      <summary className="cursor-pointer">
        {say("turn.by", { thinker: thinkerWords(told.thinker, say), seconds })}
        {tokens > 0 && ` · ${say("turn.tokens", { count: tokens })}`}
      </summary>
      <ul className="mt-1 grid gap-0.5 ps-4" aria-label={say("try.why")}>
        {told.decisions.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's decisions never move
          <li key={place}>
            {commandWords(String(one.command?.kind ?? ""), say)}:{" "}
            {decisionWords({ decision: one.decision ?? "", reason: one.reason ?? "" }, say)}
          </li>
        ))}
        {told.attempts
          .filter((one) => one.outcome !== "answered")
          .map((one) => (
            <li key={one.thinker} dir="auto">
              {thinkerWords(one.thinker ?? "", say)}: {one.reason || one.outcome}
            </li>
          ))}
        {told.cut_claims.map((one) => (
          <li key={one.sentence} dir="auto">
            {say("try.cut", { sentence: one.sentence ?? "" })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Composer({
  isShut,
  isBusy,
  onSay,
}: {
  isShut: boolean;
  isBusy: boolean;
  onSay: (text: string) => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const send = () => {
    const text = typed.trim();
    if (!text || isShut || isBusy) return;
    onSay(text);
    setTyped("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <TextArea
        aria-label={say("try.say")}
        placeholder={say("try.say")}
        rows={1}
        dir="auto"
        maxLength={1000}
        disabled={isShut}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
      />
      <Button
        type="submit"
        variant="primary"
        size="icon"
        className="size-10"
        aria-label={say("try.send")}
        isBusy={isBusy}
        disabled={isShut || !typed.trim()}
      >
        <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
      </Button>
    </form>
  );
}
