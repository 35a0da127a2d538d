import { useReader, useSay } from "@app/look";
import { useMay } from "@app/session";
import type { ChannelOut } from "@handsel/shared/api";
import { formatAgo, formatDateTime, formatNumber } from "@handsel/shared/format";
import { Badge, type Tone } from "@ui/badge";
import { Button } from "@ui/button";
import { Fact, Facts } from "@ui/facts";
import { Menu, MenuItem } from "@ui/menu";
import { Notice } from "@ui/notice";
import { CodeXml, Ellipsis, KeyRound } from "lucide-react";
import type { ChannelDeed } from "./channel-dialogs";
import { KindMark } from "./kind-mark";
import { isStatus, type Status } from "./status";
import { useChannelCheck } from "./use-channel-check";
import { useKindName } from "./use-kind-name";
import { WhatIsWrong } from "./what-is-wrong";

const TONES: Record<Status, Tone> = {
  connecting: "blue",
  connected: "good",
  degraded: "warn",
  reauth_required: "bad",
  suspended: "bad",
  disconnected: "plain",
};

/** One account: what it is, whether it works, and when it was last spoken on. */
export function ChannelCard({
  channel,
  onDeed,
}: {
  channel: ChannelOut;
  onDeed: (deed: ChannelDeed) => void;
}) {
  const say = useSay();
  const nameOf = useKindName();
  const mayCheck = useMay("deliveries.replay");
  const check = useChannelCheck(channel);
  return (
    <article
      aria-label={channel.name}
      className="grid gap-4 rounded-lg border border-line bg-raised p-5 shadow-low"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <KindMark kind={channel.kind} />
        <div className="grid min-w-0 grow basis-40">
          <h2 className="font-semibold [overflow-wrap:anywhere]">
            <bdi>{channel.name}</bdi>
          </h2>
          <p className="truncate text-soft text-sm">
            {nameOf(channel.kind)}
            {channel.kind !== "webchat" && channel.external_id !== channel.name && (
              <>
                {" · "}
                <bdi>{channel.external_id}</bdi>
              </>
            )}
          </p>
        </div>
        <Badge tone={isStatus(channel.status) ? TONES[channel.status] : "plain"}>
          {isStatus(channel.status) ? say(`channel.status.${channel.status}`) : channel.status}
        </Badge>
      </div>
      <WhatIsWrong channel={channel} />
      <ChannelFacts channel={channel} />
      {check.told && <Notice tone={check.told.tone}>{check.told.text}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        {mayCheck && (
          <Button size="sm" isBusy={check.isBusy} onClick={check.run}>
            {say("channel.check")}
          </Button>
        )}
        <ChannelDeeds channel={channel} onDeed={onDeed} />
      </div>
    </article>
  );
}

function ChannelFacts({ channel }: { channel: ChannelOut }) {
  const say = useSay();
  const reader = useReader();
  const ago = (moment: string | null) =>
    moment ? (
      <time dateTime={moment} title={formatDateTime(moment, reader)}>
        {formatAgo(moment, reader)}
      </time>
    ) : (
      say("channel.never")
    );
  return (
    <>
      <Facts>
        <Fact name={say("channel.heard")}>{ago(channel.last_inbound_at)}</Fact>
        <Fact name={say("channel.answered")}>{ago(channel.last_outbound_at)}</Fact>
        <Fact name={say("channel.waiting")}>{formatNumber(channel.waiting_messages, reader)}</Fact>
        {channel.token_hint && (
          <Fact name={say("channel.token")}>
            <span dir="ltr">{channel.token_hint}</span>
          </Fact>
        )}
      </Facts>
      {channel.previous_secret_until && channel.has_own_webhook && (
        <p className="text-soft text-sm">
          {say("channel.old_secret", {
            when: formatDateTime(channel.previous_secret_until, reader),
          })}
        </p>
      )}
    </>
  );
}

function ChannelDeeds({
  channel,
  onDeed,
}: {
  channel: ChannelOut;
  onDeed: (deed: ChannelDeed) => void;
}) {
  const say = useSay();
  const mayChange = useMay("channels.change");
  if (!mayChange) return null;
  const isWanted = channel.status === "reauth_required";
  return (
    <>
      {channel.token_hint && (
        <Button
          size="sm"
          variant={isWanted ? "primary" : "secondary"}
          onClick={() => onDeed("renew")}
        >
          <KeyRound aria-hidden />
          {say("channel.renew")}
        </Button>
      )}
      {channel.kind === "webchat" && (
        <Button size="sm" onClick={() => onDeed("site")}>
          <CodeXml aria-hidden />
          {say("webchat.set_up")}
        </Button>
      )}
      <Menu
        trigger={
          <Button
            variant="quiet"
            size="icon"
            aria-label={say("channel.actions", { name: channel.name })}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {channel.has_own_webhook && (
          <MenuItem onSelect={() => onDeed("rotate")}>{say("channel.rotate")}</MenuItem>
        )}
        <MenuItem onSelect={() => onDeed("disconnect")}>{say("channel.disconnect")}</MenuItem>
      </Menu>
    </>
  );
}
