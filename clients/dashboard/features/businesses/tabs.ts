import type { Key } from "@handsel/shared/words";

interface TeamTab {
  to:
    | "/team"
    | "/team/invitations"
    | "/team/sessions"
    | "/team/factors"
    | "/team/keys"
    | "/team/audit"
    | "/team/privacy"
    | "/settings/support";
  label: Key;
  /** Without it the tab is not shown; "" for what is everybody's own. */
  permission: string;
  isAboutMembers?: boolean;
}

/** What stands under team and security; only what exists. */
export const TEAM_TABS: TeamTab[] = [
  { to: "/team", label: "members.title", permission: "members.read", isAboutMembers: true },
  {
    to: "/team/invitations",
    label: "invitations.title",
    permission: "members.read",
    isAboutMembers: true,
  },
  { to: "/team/sessions", label: "sessions.title", permission: "" },
  { to: "/team/factors", label: "factors.tab", permission: "" },
  { to: "/team/keys", label: "keys.tab", permission: "keys.read" },
  { to: "/team/audit", label: "audit.tab", permission: "audit.read" },
  { to: "/team/privacy", label: "privacy.tab", permission: "audit.read" },
  { to: "/settings/support", label: "support.title", permission: "support.read" },
];
