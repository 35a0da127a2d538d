import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import type { Factor, Passkey } from "@handsel/shared/api";
import { formatAgo, formatDate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { KeyRound, LifeBuoy, Smartphone } from "lucide-react";
import { type ReactNode, useState } from "react";
import { AddPasskey } from "./add-passkey";
import { factorsOptions } from "./factors";
import { RemoveDialog, RenameDialog } from "./passkey-dialogs";
import { RenewCodes } from "./renew-codes";

type Codes = Extract<Factor, { type: "recovery_codes" }>;

/** How the reader proves who they are: passkeys, the authenticator app, recovery codes. */
export function FactorList() {
  const say = useSay();
  const asked = useQuery(factorsOptions());
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const factors = asked.data;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-soft">{say("factors.lead")}</p>
        <AddPasskey />
      </div>
      {factors.length === 0 ? (
        <Notice tone="warn">{say("factors.none")}</Notice>
      ) : (
        <Rows label={say("factors.tab")}>
          {factors.map((factor) => (
            <FactorRow key={"id" in factor ? factor.id : factor.type} factor={factor} />
          ))}
        </Rows>
      )}
    </div>
  );
}

function FactorRow({ factor }: { factor: Factor }) {
  const say = useSay();
  if (factor.type === "webauthn") return <PasskeyRow passkey={factor} />;
  if (factor.type === "recovery_codes") return <CodesRow codes={factor} />;
  return (
    <Row mark={markOf(Smartphone)} title={say("factors.app")}>
      <Times factor={factor} />
    </Row>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const say = useSay();
  const [asking, ask] = useState<"rename" | "remove" | null>(null);
  const close = () => ask(null);
  const { name } = passkey;
  return (
    <Row
      mark={markOf(KeyRound)}
      title={<bdi>{name}</bdi>}
      badges={
        passkey.is_passwordless === false && <Badge tone="blue">{say("passkey.second_step")}</Badge>
      }
      aside={
        <>
          <Button size="sm" variant="quiet" onClick={() => ask("rename")}>
            {say("passkey.rename")}
          </Button>
          <Button size="sm" onClick={() => ask("remove")}>
            {say("passkey.remove")}
          </Button>
          {asking === "rename" && <RenameDialog passkey={passkey} onClose={close} />}
          {asking === "remove" && <RemoveDialog passkey={passkey} onClose={close} />}
        </>
      }
    >
      <Times factor={passkey} />
    </Row>
  );
}

function CodesRow({ codes }: { codes: Codes }) {
  const say = useSay();
  const { unused_code_count: left, total_code_count: total } = codes;
  return (
    <Row mark={markOf(LifeBuoy)} title={say("factors.codes")} aside={<RenewCodes />}>
      {left === 0 ? (
        <Badge tone="warn">{say("factors.codes.over")}</Badge>
      ) : (
        say("factors.codes.left", { left, total })
      )}
    </Row>
  );
}

/** When a factor was added and last used; the sign-in API tells seconds. */
function Times({ factor }: { factor: Factor }): ReactNode {
  const say = useSay();
  const reader = useReader();
  const used = factor.last_used_at
    ? say("factors.used", { when: formatAgo(new Date(factor.last_used_at * 1000), reader) })
    : say("factors.unused");
  return `${say("factors.added", { when: formatDate(new Date(factor.created_at * 1000), reader) })} · ${used}`;
}

function markOf(Icon: typeof KeyRound): ReactNode {
  return <Icon aria-hidden className="size-5 shrink-0 text-soft" />;
}
