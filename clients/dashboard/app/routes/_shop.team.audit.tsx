import { oneOf, present } from "@app/search";
import { AuditLog } from "@features/audit/audit-log";
import { ACTOR_KINDS, type AuditFilter, NOUNS } from "@features/audit/filters";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/audit")({
  validateSearch: (raw): AuditFilter =>
    present({ what: oneOf(raw, "what", NOUNS), who: oneOf(raw, "who", ACTOR_KINDS) }),
  component: AuditPage,
});

function AuditPage() {
  return <AuditLog filter={Route.useSearch()} />;
}
