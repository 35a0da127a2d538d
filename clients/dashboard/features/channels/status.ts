export const STATUSES = [
  "connecting",
  "connected",
  "degraded",
  "reauth_required",
  "suspended",
  "disconnected",
] as const;
export type Status = (typeof STATUSES)[number];

/** Whether this client has words for a channel's status. */
export function isStatus(status: string): status is Status {
  return STATUSES.some((one) => one === status);
}
