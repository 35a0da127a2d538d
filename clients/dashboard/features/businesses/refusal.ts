import { problemOf } from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";

const REASONS: Record<string, Key> = {
  last_owner: "team.last_owner",
  above_you: "team.above_you",
  already_member: "team.already_member",
  reauthentication_required: "team.unproven",
};

/** Why something was not done, in the reader's words where we have them. */
export function refusalOf(failure: unknown, say: Say): string {
  const problem = problemOf(failure);
  if (problem.isOffline) return say("state.offline.title");
  if (problem.status === 429) return say("state.too_often");
  const reason = REASONS[problem.code];
  return reason ? say(reason) : problem.detail;
}
