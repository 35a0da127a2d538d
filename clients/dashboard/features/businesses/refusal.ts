import { problemOf } from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";

const REASONS: Record<string, Key> = {
  last_owner: "team.last_owner",
  above_you: "team.above_you",
  already_member: "team.already_member",
  no_address: "invoices.no_address",
  sent_often: "invoices.sent_often",
  passkey_not_made: "passkey.not_made",
  reauthentication_required: "team.unproven",
  token_refused: "refused.token_refused",
  token_of_another: "refused.token_of_another",
  account_not_named: "refused.account_not_named",
  channel_unavailable: "refused.channel_unavailable",
  account_taken: "refused.account_taken",
  not_an_origin: "refused.not_an_origin",
  too_many_origins: "refused.too_many_origins",
  not_connected: "refused.not_connected",
  key_refused: "refused.key_refused",
  key_of_another: "refused.key_of_another",
  account_not_told: "refused.account_not_told",
  test_key_for_live: "refused.test_key_for_live",
  still_needed: "refused.still_needed",
  change_is_over: "refused.change_is_over",
  not_offered: "refused.not_offered",
  provider_unavailable: "refused.provider_unavailable",
  code_taken: "refused.code_taken",
  unknown_country: "refused.unknown_country",
  provider_logged_out: "refused.key_refused",
};

/** The words for a refusal's code; null where we have none. */
export function wordsOf(code: string, say: Say): string | null {
  const reason = REASONS[code];
  return reason ? say(reason) : null;
}

/** Why something was not done, in the reader's words where we have them. */
export function refusalOf(failure: unknown, say: Say): string {
  const problem = problemOf(failure);
  if (problem.isOffline) return say("state.offline.title");
  if (problem.status === 429) return say("state.too_often");
  return wordsOf(problem.code, say) ?? problem.detail;
}
