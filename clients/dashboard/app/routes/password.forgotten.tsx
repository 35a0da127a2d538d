import { useSay } from "@app/look";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { ForgottenForm } from "@features/users/reset-forms";
import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";

export const Route = createFileRoute("/password/forgotten")({ component: ForgottenPage });

function ForgottenPage() {
  const say = useSay();
  const navigate = useNavigate();
  useTitle(say("reset.title"));
  return (
    <Entrance
      title={say("reset.title")}
      lead={say("reset.lead")}
      foot={
        <Link to="/sign-in" className="text-gold-text hover:underline">
          {say("nav.back")}
        </Link>
      }
    >
      <ForgottenForm onSent={() => void navigate({ to: "/reset-password" })} />
    </Entrance>
  );
}
