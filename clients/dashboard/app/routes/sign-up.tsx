import { useSay } from "@app/look";
import { nextSearch } from "@app/next";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { SignUpForm } from "@features/users/sign-up-form";
import { createFileRoute, Link } from "@tanstack/react-router";

export const Route = createFileRoute("/sign-up")({
  validateSearch: nextSearch,
  component: SignUpPage,
});

function SignUpPage() {
  const say = useSay();
  const { next } = Route.useSearch();
  useTitle(say("sign_up.title"));
  return (
    <Entrance
      title={say("sign_up.title")}
      lead={say("sign_up.lead")}
      foot={
        <p>
          {say("sign_up.have_account")}{" "}
          <Link
            to="/sign-in"
            search={next ? { next } : {}}
            className="font-medium text-gold-text underline underline-offset-2"
          >
            {say("sign_in.submit")}
          </Link>
        </p>
      }
    >
      <SignUpForm next={next} />
    </Entrance>
  );
}
