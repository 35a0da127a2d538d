import { useSay } from "@app/look";
import { nextSearch } from "@app/next";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { FactorForm } from "@features/users/factor-form";
import { createFileRoute, Link } from "@tanstack/react-router";

export const Route = createFileRoute("/second-factor/")({
  validateSearch: nextSearch,
  component: FactorPage,
});

function FactorPage() {
  const say = useSay();
  const { next } = Route.useSearch();
  useTitle(say("factor.title"));
  return (
    <Entrance
      title={say("factor.title")}
      foot={
        <Link to="/sign-in" className="text-gold-text hover:underline">
          {say("factor.start_again")}
        </Link>
      }
    >
      <FactorForm next={next} />
    </Entrance>
  );
}
