import { useSay } from "@app/look";
import { useTitle } from "@app/title";
import { Enrolment } from "@features/users/enrolment";
import { Entrance } from "@features/users/entrance";
import { createFileRoute, useNavigate } from "@tanstack/react-router";

export const Route = createFileRoute("/second-factor/new")({ component: EnrolmentPage });

function EnrolmentPage() {
  const say = useSay();
  const navigate = useNavigate();
  useTitle(say("enrol.title"));
  return (
    <Entrance title={say("enrol.title")} lead={say("enrol.lead")}>
      <Enrolment onDone={() => void navigate({ to: "/" })} />
    </Entrance>
  );
}
