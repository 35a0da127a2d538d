import { useSay } from "@app/look";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { ResetForm } from "@features/users/reset-forms";
import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { useTell } from "@ui/toast";

export const Route = createFileRoute("/reset-password")({ component: ResetPage });

function ResetPage() {
  const say = useSay();
  const tell = useTell();
  const navigate = useNavigate();
  useTitle(say("reset.choose"));
  const saved = () => {
    tell(say("reset.saved"));
    void navigate({ to: "/sign-in" });
  };
  return (
    <Entrance
      title={say("reset.choose")}
      lead={say("reset.sent.body")}
      foot={
        <Link to="/password/forgotten" className="text-gold-text hover:underline">
          {say("reset.again")}
        </Link>
      }
    >
      <ResetForm onSaved={saved} />
    </Entrance>
  );
}
