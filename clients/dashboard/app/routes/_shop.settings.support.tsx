import { SupportPage } from "@features/support/support-page";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/support")({ component: SupportPage });
