import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { type Deed, DeedDialog } from "@features/businesses/deed-dialog";
import { Rows, RowsLoading } from "@features/businesses/rows";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";

type Doing<Rule> = { deed: "add" } | { deed: "change" | "end"; rule: Rule };

/** What the shop laid down, of one kind: listed, added, changed and ended. */
export function RuleList<Rule>({
  asked,
  label,
  heading,
  add,
  end,
  empty,
  row,
  dialog,
  ending,
}: {
  asked: UseQueryResult<{ items: Rule[] }, unknown>;
  label: string;
  heading?: string;
  /** What the buttons say. */
  add: string;
  end: string;
  empty: { icon: ReactNode; title: string; body: string };
  row: (rule: Rule, aside: ReactNode) => ReactNode;
  /** Asks for one more, or for what becomes of this one. */
  dialog: (rule: Rule | undefined, close: () => void) => ReactNode;
  ending: (rule: Rule) => Deed;
}) {
  const say = useSay();
  const mayChange = useMay("prices.change");
  const [doing, setDoing] = useState<Doing<Rule> | null>(null);
  const close = () => setDoing(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const { items } = asked.data;
  const adding = mayChange && (
    <Button variant="primary" onClick={() => setDoing({ deed: "add" })}>
      <Plus aria-hidden />
      {add}
    </Button>
  );
  const asideOf = (rule: Rule) =>
    mayChange && (
      <>
        <Button size="sm" variant="quiet" onClick={() => setDoing({ deed: "change", rule })}>
          {say("settings.edit")}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setDoing({ deed: "end", rule })}>
          {end}
        </Button>
      </>
    );
  return (
    <section aria-label={label} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-end gap-3">
        {heading && <h2 className="me-auto font-semibold">{heading}</h2>}
        {items.length > 0 && adding}
      </div>
      {items.length > 0 ? (
        <Rows label={label}>{items.map((rule) => row(rule, asideOf(rule)))}</Rows>
      ) : (
        <State {...empty} action={adding} />
      )}
      {doing?.deed === "add" && dialog(undefined, close)}
      {doing?.deed === "change" && dialog(doing.rule, close)}
      {doing?.deed === "end" && <DeedDialog onClose={close} deed={ending(doing.rule)} />}
    </section>
  );
}
