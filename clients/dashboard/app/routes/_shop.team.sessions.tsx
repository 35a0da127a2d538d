import { SessionList } from "@features/users/session-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/sessions")({ component: SessionList });
