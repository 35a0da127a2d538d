import { useSay } from "@app/look";
import { nextSearch } from "@app/next";
import { useTitle } from "@app/title";
import { Entrance } from "@features/users/entrance";
import { VerifyForm } from "@features/users/verify-form";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/verify")({
  validateSearch: nextSearch,
  component: VerifyPage,
});

function VerifyPage() {
  const say = useSay();
  const { next } = Route.useSearch();
  useTitle(say("verify.title"));
  return (
    <Entrance title={say("verify.title")} lead={say("verify.lead.unknown")}>
      <VerifyForm next={next} />
    </Entrance>
  );
}
