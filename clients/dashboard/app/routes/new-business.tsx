import { useSay } from "@app/look";
import { signedIn } from "@app/session";
import { useTitle } from "@app/title";
import { NewBusinessForm } from "@features/businesses/new-business-form";
import { Entrance } from "@features/users/entrance";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/new-business")({
  beforeLoad: async ({ context, location }) => ({
    me: await signedIn(context.queries, location.href),
  }),
  component: NewBusinessPage,
});

function NewBusinessPage() {
  const say = useSay();
  const { me } = Route.useRouteContext();
  useTitle(say("business.create.title"));
  return (
    <Entrance title={say("business.create.title")} lead={say("business.create.lead")}>
      <NewBusinessForm email={me.email ?? ""} />
    </Entrance>
  );
}
