import { oneOf, present } from "@app/search";
import { type TurnFilter, TurnList } from "@features/assistant/turn-list";
import { OUTCOMES } from "@features/assistant/turn-words";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/turns")({
  validateSearch: (raw): TurnFilter =>
    present({
      outcome: oneOf(raw, "outcome", OUTCOMES),
      fell_back: oneOf(raw, "fell_back", ["yes"] as const),
    }),
  component: () => <TurnList filter={Route.useSearch()} />,
});
