import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { listTurnsOptions, type TurnOut } from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@ui/dialog";
import { Skeleton } from "@ui/skeleton";
import type { ReactNode } from "react";
import type { Message } from "./bubble";

/** What lay behind one of the assistant's messages. */
export default function Why({ message, onClose }: { message: Message; onClose: () => void }) {
  const say = useSay();
  const path = { conversation_id: message.conversation_id };
  const asked = useQuery(listTurnsOptions({ path }));
  const turn = asked.data?.items.find((one) => one.id === message.turn_id);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say("why.open")}
      closeLabel={say("action.close")}
      className="sm:w-[min(34rem,92vw)]"
    >
      {asked.isPending && <Skeleton className="h-40 rounded-md" />}
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && !turn && <p className="text-soft">{say("why.none")}</p>}
      {turn && <Turn turn={turn} />}
    </Dialog>
  );
}

function Turn({ turn }: { turn: TurnOut }) {
  const say = useSay();
  const reader = useReader();
  const tokens = [turn.input_tokens, turn.output_tokens].map((one) => formatNumber(one, reader));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 text-sm">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-soft">{say("why.model")}</dt>
        <dd dir="auto">{turn.thinker}</dd>
        {turn.input_tokens + turn.output_tokens > 0 && (
          <>
            <dt className="text-soft">{say("why.tokens")}</dt>
            <dd className="figures">{tokens.join(" / ")}</dd>
          </>
        )}
      </dl>
      {turn.reading.length > 0 && (
        <Part title={say("why.read")}>
          {turn.reading.map((read) => (
            <li key={read.incoming}>
              <Codes codes={[...(read.acts ?? []), ...meant(read)]} />
              {read.example?.text && (
                <p dir="auto" className="mt-1 text-soft">
                  {say("why.example", { text: read.example.text })}
                </p>
              )}
            </li>
          ))}
        </Part>
      )}
      <Part title={say("why.decided")}>
        {turn.decisions.length === 0 && <li className="text-soft">{say("why.decided.none")}</li>}
        {keyed(turn.decisions).map(([key, one]) => (
          <Judged
            key={key}
            what={String(one.command?.kind ?? "")}
            became={one.decision}
            why={one.reason}
          />
        ))}
      </Part>
      {turn.cut_claims.length > 0 && (
        <Part title={say("why.cut")}>
          {keyed(turn.cut_claims).map(([key, one]) => (
            <Judged key={key} what={one.sentence ?? ""} became={one.reason} />
          ))}
        </Part>
      )}
      {turn.attempts.length > 0 && (
        <Part title={say("why.asked")}>
          {keyed(turn.attempts).map(([key, one]) => (
            <Judged key={key} what={one.thinker ?? ""} became={one.outcome} why={one.reason} />
          ))}
        </Part>
      )}
    </div>
  );
}

/** Kept lists never change their order, so that places may tell their parts apart. */
function keyed<Item>(items: readonly Item[]): Array<[string, Item]> {
  return items.map((item, place) => [String(place), item]);
}

function meant(read: TurnOut["reading"][number]): string[] {
  return (read.intents ?? []).flatMap((one) => one.label ?? []);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-2">{children}</ul>
    </section>
  );
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <p dir="ltr" className="flex flex-wrap gap-1.5">
      {[...new Set(codes)].map((code) => (
        <span key={code} className="rounded-sm bg-plain-ground px-2 py-0.5 text-xs">
          {code}
        </span>
      ))}
    </p>
  );
}

function Judged({ what, became, why }: { what: string; became?: string; why?: string }) {
  return (
    <li dir="auto" className="rounded-md border border-line px-3 py-2 wrap-anywhere">
      <span className="font-medium">{what}</span>
      {became && <span className="text-soft"> · {became}</span>}
      {why && <p className="text-soft">{why}</p>}
    </li>
  );
}
