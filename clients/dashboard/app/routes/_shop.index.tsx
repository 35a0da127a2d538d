import { isNewShop } from "@features/businesses/first-steps";
import { createFileRoute, redirect } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/")({
  beforeLoad: async ({ context }) => {
    throw redirect({ to: (await isNewShop(context.queries)) ? "/start" : "/inbox" });
  },
});
