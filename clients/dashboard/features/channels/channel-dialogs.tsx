import { useSay } from "@app/look";
import { type Deed, DeedDialog } from "@features/businesses/deed-dialog";
import {
  type ChannelOut,
  changeWebhookSecret,
  disconnectChannel,
  listChannelsQueryKey,
  renewChannelToken,
} from "@handsel/shared/api";
import { useState } from "react";
import { TOKEN_KINDS } from "./kinds";
import { useKindName } from "./use-kind-name";
import { ValueField } from "./value-field";
import { WebChatDialog } from "./web-chat-dialogs";

export type ChannelDeed = "renew" | "rotate" | "disconnect" | "site";

/** Asks before something is done to a channel. */
export function ChannelDialog({
  channel,
  deed,
  onClose,
}: {
  channel: ChannelOut;
  deed: ChannelDeed;
  onClose: () => void;
}) {
  const deedOf = useDeeds(channel);
  if (deed === "site") return <WebChatDialog chatId={channel.id} onClose={onClose} />;
  if (deed === "renew") return <RenewDialog channel={channel} onClose={onClose} />;
  return <DeedDialog deed={deedOf(deed)} onClose={onClose} />;
}

function RenewDialog({ channel, onClose }: { channel: ChannelOut; onClose: () => void }) {
  const say = useSay();
  const [token, setToken] = useState("");
  const { name } = channel;
  const field = TOKEN_KINDS.find((one) => one.kind === channel.kind)?.fields.find(
    (one) => one.name === "access_token",
  );
  const deed: Deed = {
    title: say("channel.renew.title", { name }),
    lead: say("channel.renew.lead"),
    submit: say("action.save"),
    act: () =>
      renewChannelToken({
        path: { channel_id: channel.id },
        body: { access_token: token.trim() },
        throwOnError: true,
      }),
    done: say("channel.renewed", { name }),
    stale: [listChannelsQueryKey()],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      {field && <ValueField field={field} value={token} onChange={setToken} />}
    </DeedDialog>
  );
}

function useDeeds(channel: ChannelOut): (deed: "rotate" | "disconnect") => Deed {
  const say = useSay();
  const nameOf = useKindName();
  const { name } = channel;
  const path = { channel_id: channel.id };
  const stale = [listChannelsQueryKey()];
  return (deed) =>
    deed === "rotate"
      ? {
          title: say("channel.rotate.title", { name }),
          lead: say("channel.rotate.lead", { kind: nameOf(channel.kind) }),
          submit: say("channel.rotate"),
          act: () => changeWebhookSecret({ path, throwOnError: true }),
          done: say("channel.rotated"),
          stale,
        }
      : {
          title: say("channel.disconnect.title", { name }),
          lead: say("channel.disconnect.lead"),
          submit: say("channel.disconnect"),
          act: () => disconnectChannel({ path, throwOnError: true }),
          done: say("channel.disconnected", { name }),
          stale,
          isGrave: true,
        };
}
