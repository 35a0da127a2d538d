import { SynonymList } from "@features/knowledge/synonym-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/knowledge/synonyms")({ component: SynonymList });
