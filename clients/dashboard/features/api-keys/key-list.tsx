import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  type KeyOut,
  listApiKeysOptions,
  listApiKeysQueryKey,
  revokeApiKey,
} from "@handsel/shared/api";
import { formatAgo, formatDate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { MakeKey } from "./make-key";
import { scopeKey } from "./scopes";

/** The shop's keys: made, shown once, revoked. */
export function KeyList() {
  const say = useSay();
  const mayChange = useMay("keys.change");
  const asked = useQuery(listApiKeysOptions());
  const [revoking, setRevoking] = useState<KeyOut | null>(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const keys = asked.data.items;
  return (
    <div className="grid gap-4">
      {mayChange && (
        <div className="flex justify-end">
          <MakeKey />
        </div>
      )}
      {keys.length === 0 ? (
        <State icon={<KeyRound />} title={say("key.empty.title")} body={say("key.empty.body")} />
      ) : (
        <Rows label={say("keys.tab")}>
          {keys.map((one) => (
            <KeyRow key={one.id} one={one} onRevoke={mayChange && (() => setRevoking(one))} />
          ))}
        </Rows>
      )}
      {revoking && <RevokeDialog one={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

function KeyRow({ one, onRevoke }: { one: KeyOut; onRevoke: false | (() => void) }) {
  const say = useSay();
  const reader = useReader();
  const isOver = new Date(one.expires_at).getTime() <= Date.now();
  const named = one.scopes.map((scope) => {
    const key = scopeKey(scope);
    return key ? say(key) : scope;
  });
  const used = one.last_used_at
    ? say("key.used", { when: formatAgo(one.last_used_at, reader) })
    : say("key.unused");
  return (
    <Row
      title={one.name}
      badges={
        <>
          <code dir="ltr" className="text-soft text-xs">
            {one.shown}
          </code>
          {isOver && <Badge tone="warn">{say("key.over")}</Badge>}
          {one.refused_at && (
            <Badge tone="bad">
              {say("key.refused", { when: formatAgo(one.refused_at, reader) })}
            </Badge>
          )}
        </>
      }
      aside={
        onRevoke && (
          <Button size="sm" onClick={onRevoke}>
            {say("key.revoke")}
          </Button>
        )
      }
    >
      <p>
        {say("key.expires", { when: formatDate(one.expires_at, reader) })} · {used}
      </p>
      <p>{named.join(" · ")}</p>
      {one.networks.length > 0 && <p dir="ltr">{one.networks.join(" · ")}</p>}
    </Row>
  );
}

function RevokeDialog({ one, onClose }: { one: KeyOut; onClose: () => void }) {
  const say = useSay();
  const { name } = one;
  const deed = {
    title: say("key.revoke.title", { name }),
    lead: say("key.revoke.lead"),
    submit: say("key.revoke"),
    act: () => revokeApiKey({ path: { key_id: one.id }, throwOnError: true }),
    done: say("key.revoked", { name }),
    stale: [listApiKeysQueryKey()],
    isGrave: true,
  };
  return <DeedDialog deed={deed} onClose={onClose} />;
}
