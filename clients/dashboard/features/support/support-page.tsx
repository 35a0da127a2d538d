import { useReader, useSay } from "@app/look";
import { Failed, Forbidden } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import { type AccessOut, agreeToSupportAccess, endSupportAccess } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge, type Tone } from "@ui/badge";
import { Button } from "@ui/button";
import { PageHeader } from "@ui/page-header";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { ArrowLeft, LifeBuoy } from "lucide-react";
import { accessesQuery } from "./access-query";
import { GrantDialog } from "./grant-dialog";
import { PolicyField } from "./policy-field";

const TONES: Record<AccessOut["state"], Tone> = { asked: "warn", open: "good", ended: "plain" };

export function SupportPage() {
  const say = useSay();
  const mayRead = useMay("support.read");
  const mayGrant = useMay("support.grant");
  useTitle(say("support.title"));
  if (!mayRead) return <Forbidden isPage />;
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader
        before={
          <Link
            to="/team"
            className="flex w-fit items-center gap-1.5 text-sm text-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {say("team.title")}
          </Link>
        }
        title={say("support.title")}
        aside={mayGrant && <GrantDialog />}
      >
        <p className="text-pretty text-soft">{say("support.lead")}</p>
      </PageHeader>
      <PolicyField />
      <Accesses />
    </div>
  );
}

function Accesses() {
  const say = useSay();
  const asked = useQuery(accessesQuery());
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data.items.length === 0) {
    return (
      <State
        icon={<LifeBuoy />}
        title={say("support.empty.title")}
        body={say("support.empty.body")}
      />
    );
  }
  return (
    <Rows label={say("support.title")}>
      {asked.data.items.map((access) => (
        <AccessRow key={access.id} access={access} />
      ))}
    </Rows>
  );
}

function AccessRow({ access }: { access: AccessOut }) {
  const say = useSay();
  const reader = useReader();
  const when = (moment: string) => formatDateTime(moment, reader);
  return (
    <Row
      title={access.reason}
      badges={<Badge tone={TONES[access.state]}>{say(`support.state.${access.state}`)}</Badge>}
      aside={access.state !== "ended" && <AccessDeeds access={access} />}
    >
      {say("support.asked_at", { when: when(access.asked_at) })} ·{" "}
      {access.state === "open" && access.ends_at
        ? say("support.until", { when: when(access.ends_at) })
        : say("support.minutes", { count: access.minutes })}
    </Row>
  );
}

function AccessDeeds({ access }: { access: AccessOut }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayGrant = useMay("support.grant");
  const mayEnd = useMay("support.end");
  const call = { path: { access_id: access.id }, throwOnError: true } as const;
  const doing = useMutation({
    mutationFn: async (deed: "agree" | "end") => {
      if (deed === "agree") await agreeToSupportAccess(call);
      else await endSupportAccess(call);
    },
    onSuccess: async (_, deed) => {
      tell(say(deed === "agree" ? "support.agreed" : "support.ended"));
      await queries.invalidateQueries({ queryKey: accessesQuery().queryKey });
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  const isAsked = access.state === "asked";
  return (
    <>
      {isAsked && mayGrant && (
        <Button size="sm" disabled={doing.isPending} onClick={() => doing.mutate("agree")}>
          {say("support.agree")}
        </Button>
      )}
      {mayEnd && (
        <Button size="sm" disabled={doing.isPending} onClick={() => doing.mutate("end")}>
          {say(isAsked ? "support.refuse" : "support.end")}
        </Button>
      )}
    </>
  );
}
