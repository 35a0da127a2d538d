import { FactorList } from "@features/users/factor-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/factors")({ component: FactorList });
