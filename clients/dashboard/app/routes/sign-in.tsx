import { useSay } from "@app/look";
import { nextSearch } from "@app/next";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { SignInForm } from "@features/users/sign-in-form";
import { createFileRoute, Link } from "@tanstack/react-router";

export const Route = createFileRoute("/sign-in")({
  validateSearch: nextSearch,
  component: SignInPage,
});

function SignInPage() {
  const say = useSay();
  const { next } = Route.useSearch();
  useTitle(say("sign_in.title"));
  return (
    <Entrance
      title={say("sign_in.title")}
      lead={say("sign_in.lead")}
      foot={
        <p>
          {say("sign_in.no_account")}{" "}
          <Link
            to="/sign-up"
            search={next ? { next } : {}}
            className="font-medium text-gold-text underline underline-offset-2"
          >
            {say("sign_in.create")}
          </Link>
        </p>
      }
    >
      <SignInForm next={next} />
    </Entrance>
  );
}
