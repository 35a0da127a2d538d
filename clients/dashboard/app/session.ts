import { type GetMeResponse, getMeOptions, Problem } from "@handsel/shared/api";
import { type QueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { chooseBusiness, chosenBusiness } from "./caller";

/** The signed-in person, in one of their businesses. */
export type Me = GetMeResponse & { business: NonNullable<GetMeResponse["business"]> };

interface Navigating {
  navigate(to: { to: "/sign-in"; search: { next?: string } }): Promise<void>;
  state: { location: { href: string; pathname: string } };
}

/** Pages that are for those who are not signed in, or not yet wholly. */
const OUTSIDE =
  /^\/(sign-in|sign-up|verify|second-factor|password|reset-password|invitations)(\/|$)/;

/** Forget everything that was this person's, and go where one signs in. */
export function leave(queries: QueryClient, router: Navigating): void {
  const { pathname, href } = router.state.location;
  if (OUTSIDE.test(pathname)) {
    // What this page shows was asked for by nobody in particular, and may still be on its way.
    queries.removeQueries({ type: "inactive" });
    return;
  }
  queries.clear();
  void router.navigate({ to: "/sign-in", search: nextOf(href) });
}

function nextOf(href: string): { next?: string } {
  return href === "/" ? {} : { next: href };
}

/** The signed-in member; sends those away who are not, to where they become one. */
export async function requireMe(queries: QueryClient, href: string): Promise<Me> {
  const me = await signedIn(queries, href);
  if (!me.business) throw redirect({ to: "/new-business" });
  if (me.second_factor.required && !me.second_factor.used) {
    throw redirect({ to: "/second-factor/new" });
  }
  return { ...me, business: me.business };
}

/** Whoever is signed in, wherever they work or do not yet. */
export async function signedIn(queries: QueryClient, href: string): Promise<GetMeResponse> {
  try {
    return await queries.ensureQueryData(meOptions());
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.status === 401) throw redirect({ to: "/sign-in", search: nextOf(href) });
    if (failure.code === "second_factor_required") throw redirect({ to: "/second-factor/new" });
    // The business chosen last may not be theirs any more; their oldest is asked for once.
    if (failure.status >= 500 || failure.isOffline || chosenBusiness() === null) throw failure;
    chooseBusiness(null);
    return await queries.fetchQuery(meOptions());
  }
}

export function meOptions() {
  return { ...getMeOptions(), staleTime: 60_000 };
}

/** The signed-in member, under pages that `requireMe` guards. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meOptions());
  if (!data.business) throw new Error("a page of a shop was shown without one");
  return { ...data, business: data.business };
}

export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission);
}
