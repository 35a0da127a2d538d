import { FirstStepsPage } from "@features/businesses/first-steps-page";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/start")({ component: FirstStepsPage });
