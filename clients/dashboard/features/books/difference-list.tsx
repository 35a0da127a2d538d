import { useReader, useSay } from "@app/look";
import { Paged } from "@app/paged";
import { useMay } from "@app/session";
import { Row, Rows } from "@features/businesses/rows";
import type { ListDifferencesResponse } from "@handsel/shared/api";
import { formatDateTime, formatMoney } from "@handsel/shared/format";
import type { Key } from "@handsel/shared/words";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge, type Tone } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Scale } from "lucide-react";
import { MarkDialog } from "./mark-dialog";
import { differenceKeys } from "./names";
import { differencesQuery } from "./queries";

export type Difference = ListDifferencesResponse["items"][number];

const MARKS: Record<string, [Key, Tone]> = {
  seen: ["difference.seen", "blue"],
  solved: ["difference.solved", "good"],
};

/** Where books disagree, what each says, and where to look. */
export function DifferenceList({ resolved }: { resolved: boolean }) {
  const say = useSay();
  const asked = useInfiniteQuery(differencesQuery(resolved));
  const empty = (
    <State
      icon={<Scale />}
      title={say("difference.empty.title")}
      body={say("difference.empty.body")}
    />
  );
  return (
    <Paged asked={asked} empty={empty}>
      {(differences) => (
        <Rows label={say("books.differences")}>
          {differences.map((one) => (
            <DifferenceRow key={one.id} difference={one} />
          ))}
        </Rows>
      )}
    </Paged>
  );
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const say = useSay();
  const reader = useReader();
  const maySettle = useMay("books.settle");
  const [what, where] = differenceKeys(difference.kind);
  const mark = MARKS[difference.mark];
  return (
    <Row
      title={say(what)}
      badges={
        <>
          {difference.resolved_at && <Badge tone="good">{say("difference.gone")}</Badge>}
          {mark && <Badge tone={mark[1]}>{say(mark[0])}</Badge>}
        </>
      }
      aside={
        <>
          {difference.order_id && (
            <Button asChild size="sm">
              <Link to="/orders/$order" params={{ order: difference.order_id }}>
                {say("difference.order")}
              </Link>
            </Button>
          )}
          {maySettle && <MarkDialog difference={difference} />}
        </>
      }
    >
      <p className="text-ink">
        {say("difference.says", {
          expected: shown(difference.expected_minor, difference.expected),
          found: shown(difference.found_minor, difference.found),
        })}
      </p>
      <p>{say(where)}</p>
      {difference.note && <p className="text-ink">“{difference.note}”</p>}
      <p className="figures text-xs">
        {say("difference.since", { when: formatDateTime(difference.first_seen_at, reader) })}
      </p>
    </Row>
  );

  function shown(minor: number | null, words: string): string {
    if (minor === null && (words || !difference.currency)) return words || "–";
    if (!difference.currency) return new Intl.NumberFormat(reader.locale).format(minor ?? 0);
    return formatMoney(minor ?? 0, difference.currency, reader);
  }
}
