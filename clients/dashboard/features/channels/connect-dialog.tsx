import { useSay } from "@app/look";
import { Link } from "@tanstack/react-router";
import { Dialog } from "@ui/dialog";
import { ConnectForm } from "./connect-form";
import { KindMark } from "./kind-mark";
import { type Connecting, TOKEN_KINDS } from "./kinds";
import { useKindName } from "./use-kind-name";
import { NewWebChatDialog } from "./web-chat-dialogs";

/** Connects an account: first its kind, then what proves that it is the shop's. */
export function ConnectDialog({
  connecting,
  onClose,
}: {
  connecting: Connecting;
  onClose: () => void;
}) {
  const say = useSay();
  const nameOf = useKindName();
  const chosen = TOKEN_KINDS.find((one) => one.kind === connecting);
  if (connecting === "webchat") return <NewWebChatDialog onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={chosen ? say("connect.title", { kind: nameOf(chosen.kind) }) : say("channels.connect")}
      description={say(chosen ? chosen.lead : "connect.choose")}
      closeLabel={say("action.close")}
    >
      {chosen ? (
        <ConnectForm key={chosen.kind} chosen={chosen} onDone={onClose} />
      ) : (
        <ul className="grid gap-2">
          <KindChoice kind="webchat" lead={say("connect.webchat")} />
          {TOKEN_KINDS.map((one) => (
            <KindChoice key={one.kind} kind={one.kind} lead={say(one.lead)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function KindChoice({ kind, lead }: { kind: Exclude<Connecting, "choose">; lead: string }) {
  const name = useKindName()(kind);
  return (
    <li>
      <Link
        to="/channels"
        search={{ connect: kind }}
        className="flex items-center gap-3 rounded-md border border-line p-3 transition-colors hover:border-line-strong hover:bg-sunken"
      >
        <KindMark kind={kind} />
        <span className="grid">
          <span className="font-medium">{name}</span>
          <span className="text-soft text-sm">{lead}</span>
        </span>
      </Link>
    </li>
  );
}
