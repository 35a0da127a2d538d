import { useSay } from "@app/look";
import { Badge } from "@ui/badge";
import { lookOf, type StatusKind } from "./status";

export function StatusBadge({ kind, status }: { kind: StatusKind; status: string }) {
  const say = useSay();
  const look = lookOf(kind, status);
  return look ? <Badge tone={look[1]}>{say(look[0])}</Badge> : <Badge>{status}</Badge>;
}
