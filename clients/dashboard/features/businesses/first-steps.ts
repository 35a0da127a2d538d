import { meOptions } from "@app/session";
import { getFirstStepsOptions, type StepOut } from "@handsel/shared/api";
import type { QueryClient } from "@tanstack/react-query";
import type { LinkProps } from "@tanstack/react-router";

// Facts that no event tells of pass for this long.
const FRESH_MILLISECONDS = 30_000;

export function firstStepsQuery() {
  return { ...getFirstStepsOptions(), staleTime: FRESH_MILLISECONDS };
}

/** Where each step is done. */
export const STEP_PAGES: Record<StepOut["name"], Pick<LinkProps, "to" | "search">> = {
  channel: { to: "/channels", search: { connect: "choose" } },
  catalog: { to: "/catalog/import" },
  payments: { to: "/channels/payments", search: { add: "choose" } },
  assistant: { to: "/knowledge" },
  trial: { to: "/assistant/try" },
  team: { to: "/team/invitations" },
};

/** Whether whoever comes in leads a shop that nobody can write to yet. */
export async function isNewShop(queries: QueryClient): Promise<boolean> {
  const me = await queries.ensureQueryData(meOptions());
  if (!me.permissions.includes("business.change")) return false;
  try {
    const { steps, dismissed_at } = await queries.fetchQuery(firstStepsQuery());
    return !dismissed_at && !steps.find((step) => step.name === "channel")?.is_done;
  } catch {
    // The inbox says what is wrong, if anything is.
    return false;
  }
}
