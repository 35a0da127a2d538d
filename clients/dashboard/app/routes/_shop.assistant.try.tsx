import { Rehearsal } from "@features/assistant/rehearsal";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/try")({ component: Rehearsal });
