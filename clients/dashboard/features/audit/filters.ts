/** The nouns one may look for; each is all that was done to them. */
export const NOUNS = ["member", "invitation", "api_key", "access", "refund", "support"] as const;
export const ACTOR_KINDS = ["member", "api_key", "assistant", "system", "operator"] as const;

export interface AuditFilter {
  what?: (typeof NOUNS)[number] | undefined;
  who?: (typeof ACTOR_KINDS)[number] | undefined;
}
