import { signIn } from "@app/caller";
import { meOptions } from "@app/session";
import { type Factor, listSessionsQueryKey } from "@handsel/shared/api";
import { queryOptions } from "@tanstack/react-query";
import { done } from "./proven";

const KEY = ["factors"] as const;

/** How the reader proves who they are, beside the password. */
export const factorsOptions = () =>
  queryOptions({
    queryKey: KEY,
    queryFn: async () => {
      const { data } = await done(signIn.factors);
      return Array.isArray(data) ? (data as Factor[]) : [];
    },
  });

/** What a change of them makes stale: it ends the reader's other sessions as well. */
export const staleFactors = () => [KEY, meOptions().queryKey, listSessionsQueryKey()];
