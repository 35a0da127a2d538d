import { UnansweredList } from "@features/knowledge/unanswered-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/knowledge/unanswered")({ component: UnansweredList });
