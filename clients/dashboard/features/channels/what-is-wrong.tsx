import { useReader, useSay } from "@app/look";
import type { ChannelOut } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { classes } from "@ui/classes";
import { TriangleAlert } from "lucide-react";
import { isStatus } from "./status";
import { useKindName } from "./use-kind-name";

/** What a channel's status means for the shop, and what its provider said; nothing when all is well. */
export function WhatIsWrong({ channel }: { channel: ChannelOut }) {
  const say = useSay();
  const reader = useReader();
  const kind = useKindName()(channel.kind);
  const { status } = channel;
  if (!isStatus(status) || status === "connected" || status === "disconnected") return null;
  const isGrave = status === "reauth_required" || status === "suspended";
  return (
    <div
      className={classes(
        "flex items-start gap-2.5 rounded-md px-3.5 py-2.5 text-sm",
        isGrave ? "bg-bad-ground text-bad" : "bg-warn-ground text-warn",
      )}
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-0.5 [overflow-wrap:anywhere]">
        <p>{say(`channel.wrong.${status}`, { kind })}</p>
        {channel.restricted_until && (
          <p>
            {say("channel.wrong.until", { when: formatDateTime(channel.restricted_until, reader) })}
          </p>
        )}
        {channel.status_reason && (
          <p>{say("channel.wrong.said", { kind, reason: channel.status_reason })}</p>
        )}
      </div>
    </div>
  );
}
