import { chooseBusiness } from "@app/caller";
import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { meOptions } from "@app/session";
import { acceptInvitation, lookAtInvitation, problemOf } from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { Skeleton } from "@ui/skeleton";
import { roleName } from "./roles";

/** What an invitation offers, and the way to take it: signed in, or by signing in first. */
export function InvitationOffer({ token }: { token: string }) {
  const say = useSay();
  const offer = useQuery({
    queryKey: ["invitation", token],
    queryFn: async () => (await lookAtInvitation({ body: { token }, throwOnError: true })).data,
  });
  const me = useQuery({ ...meOptions(), retry: false });
  if (offer.isPending || me.isPending) return <Skeleton className="h-24 rounded-lg" />;
  if (offer.isError) {
    const isGone = problemOf(offer.error).status === 404;
    if (isGone) return <Notice tone="bad">{say("invitation.gone")}</Notice>;
    return <Failed failure={offer.error} onRetry={() => void offer.refetch()} />;
  }
  const { business_name: business, role, email } = offer.data;
  return (
    <div className="grid gap-5">
      <p className="text-lg text-soft">
        {say("invitation.lead", { business, role: roleName(role, say) })}
      </p>
      {me.isSuccess ? (
        <Acceptance token={token} email={email} />
      ) : (
        <>
          <p>{say("invitation.sign_in", { email })}</p>
          <Button asChild variant="primary" size="lg">
            <Link to="/sign-in" search={{ next: `/invitations/${token}` }}>
              {say("sign_in.submit")}
            </Link>
          </Button>
          <Button asChild size="lg">
            <Link to="/sign-up" search={{ next: `/invitations/${token}` }}>
              {say("sign_up.submit")}
            </Link>
          </Button>
        </>
      )}
    </div>
  );
}

function Acceptance({ token, email }: { token: string; email: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const accepting = useMutation({
    mutationFn: async () => (await acceptInvitation({ body: { token }, throwOnError: true })).data,
    onSuccess: async (joined) => {
      chooseBusiness(joined.business_id);
      queries.clear();
      await navigate({ to: "/" });
    },
  });
  return (
    <>
      {accepting.isError && (
        <Notice tone="bad">
          {problemOf(accepting.error).status === 404
            ? say("invitation.sign_in", { email })
            : refusalOf(accepting.error, say)}
        </Notice>
      )}
      <Button
        variant="primary"
        size="lg"
        isBusy={accepting.isPending}
        onClick={() => accepting.mutate()}
      >
        {say("invitation.accept")}
      </Button>
    </>
  );
}
