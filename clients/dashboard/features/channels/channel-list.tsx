import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { RowsLoading } from "@features/businesses/rows";
import { type ChannelOut, listChannelsOptions } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Plug } from "lucide-react";
import { useState } from "react";
import { ChannelCard } from "./channel-card";
import { type ChannelDeed, ChannelDialog } from "./channel-dialogs";
import { ConnectDialog } from "./connect-dialog";
import { FormerChannels } from "./former-channels";
import type { Connecting } from "./kinds";

const ASKED_AGAIN_MILLISECONDS = 60_000;

/** The shop's accounts, how they are, and what may be done about it. */
export function ChannelList({ connecting }: { connecting: Connecting | undefined }) {
  const say = useSay();
  const navigate = useNavigate();
  const mayChange = useMay("channels.change");
  // When somebody last wrote is told by no event of the channel's own.
  const asked = useQuery({ ...listChannelsOptions(), refetchInterval: ASKED_AGAIN_MILLISECONDS });
  const [doing, setDoing] = useState<{ channel: ChannelOut; deed: ChannelDeed } | null>(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const present = asked.data.items.filter((one) => one.status !== "disconnected");
  const former = asked.data.items.filter((one) => one.status === "disconnected");
  return (
    <div className="grid gap-4">
      {present.length === 0 && (
        <State
          icon={<Plug />}
          title={say("channels.empty.title")}
          body={say("channels.empty.body")}
          action={
            mayChange && (
              <Button asChild variant="primary">
                <Link to="/channels" search={{ connect: "choose" }}>
                  {say("channels.connect")}
                </Link>
              </Button>
            )
          }
        />
      )}
      {present.map((channel) => (
        <ChannelCard
          key={channel.id}
          channel={channel}
          onDeed={(deed) => setDoing({ channel, deed })}
        />
      ))}
      {former.length > 0 && <FormerChannels channels={former} />}
      {doing && <ChannelDialog {...doing} onClose={() => setDoing(null)} />}
      {connecting && mayChange && (
        <ConnectDialog
          connecting={connecting}
          onClose={() => void navigate({ to: "/channels", search: {} })}
        />
      )}
    </div>
  );
}
