import { useMay } from "@app/session";
import type { Key, Say } from "@handsel/shared/words";

export const ROLES = ["owner", "admin", "agent", "finance", "viewer"] as const;
export type RoleName = (typeof ROLES)[number];

const isRole = (role: string): role is RoleName => ROLES.some((one) => one === role);
const LEADERS = new Set<string>(["owner", "admin"]);

/** A role in words; one that is newer than this client as it is. */
export function roleName(role: string, say: Say): string {
  return isRole(role) ? say(`role.${role}` satisfies Key) : role;
}

/** What somebody with the role may do, in a line. */
export function roleReach(role: RoleName, say: Say): string {
  return say(`role.${role}.may` satisfies Key);
}

/** Whether the reader may give a role, and change or end one it has. The server decides. */
export function useMayManage(): (role: string) => boolean {
  const mayManage = useMay("members.change");
  const mayLead = useMay("members.lead");
  return (role) => mayManage && (mayLead || !LEADERS.has(role));
}
