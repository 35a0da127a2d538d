import type { EntryOut } from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";

const SAID = [
  "member.role_changed",
  "member.disabled",
  "member.enabled",
  "member.removed",
  "member.left",
  "member.joined",
  "business.opened",
  "business.changed",
  "business.handed_over",
  "invitation.sent",
  "invitation.revoked",
  "api_key.created",
  "api_key.revoked",
  "api_key.refused",
  "refund.requested",
  "refund.refused",
  "access.refused",
  "secret.used",
  "conversation.taken_over",
  "conversation.given_back",
  "conversation.resolved",
  "support.granted",
  "support.ended",
  "support.read",
  "support_policy.changed",
  "product.added",
  "product.changed",
  "product.repriced",
  "product.taxed",
  "variant.added",
  "variant.changed",
  "price.changed",
  "stock.changed",
  "import.uploaded",
  "import.started",
  "catalog.exported",
  "knowledge.added",
  "knowledge.changed",
  "knowledge.removed",
  "example.taught",
  "question.dismissed",
  "assistant.manner_changed",
  "assistant.hours_changed",
  "assistant.allowance_changed",
  "model.added",
  "model.changed",
  "model.removed",
  "model.tried",
  "models.ordered",
  "budget.changed",
  "analytics.exported",
  "assistant.acted",
  "canned_reply.kept",
  "canned_reply.changed",
  "canned_reply.forgotten",
  "change.approved",
  "change.declined",
  "change.received",
  "channel.connected",
  "channel.disconnected",
  "channel.checked",
  "channel.token_changed",
  "channel.webhook_secret_changed",
  "channel.identity_secret_made",
  "channel.origins_changed",
  "conversation.assigned",
  "conversation.labeled",
  "conversation.noted",
  "conversation.reopened",
  "conversation.snoozed",
  "customer.blocked",
  "customer.unblocked",
  "delivery_zone.added",
  "delivery_zone.changed",
  "delivery_zone.removed",
  "difference.marked",
  "discount.added",
  "discount.changed",
  "discount.ended",
  "email.changed",
  "event.replayed",
  "example.forgotten",
  "factor.added",
  "factor.removed",
  "file.uploaded",
  "first_steps.dismissed",
  "invoice.sent",
  "label.created",
  "label.removed",
  "ledger.exported",
  "message.retried",
  "order.delivered",
  "order.shipped",
  "password.changed",
  "password.reset",
  "payment.received",
  "payment_account.connected",
  "payment_account.checked",
  "payment_account.keys_renewed",
  "payment_account.keys_forgotten",
  "payment_account.made_default",
  "payment_account.offered",
  "payment_account.withdrawn",
  "payment_account.signing_secret_changed",
  "payout_change.asked",
  "payout_change.made",
  "payout_change.stopped",
  "recovery_codes.made",
  "refund.given_back",
  "service_policy.changed",
  "session.opened",
  "session.ended",
  "session.refused",
  "support.asked",
  "support.opened",
  "support.entered",
  "synonym.added",
  "synonym.removed",
  "tax_rate.set",
  "tax_rate.removed",
  "tax_settings.changed",
] as const;
type Said = (typeof SAID)[number];

export type NamesOfMembers = ReadonlyMap<string, string>;

const ACTORS: Record<string, Key> = {
  member: "audit.who.member",
  api_key: "audit.who.api_key",
  assistant: "audit.who.assistant",
  system: "audit.who.system",
  operator: "audit.who.operator",
};
const ROLE_NAMES: Record<string, Key> = {
  owner: "role.owner",
  admin: "role.admin",
  agent: "role.agent",
  finance: "role.finance",
  viewer: "role.viewer",
};

/** What was done, by whom; a deed that has no sentence here is told by its own name. */
export function sentenceOf(entry: EntryOut, members: NamesOfMembers, say: Say): string {
  const who = whoOf(entry, members, say);
  const said = SAID.find((one): one is Said => one === entry.what);
  if (!said) return say("audit.other", { who, what: entry.what.replace(/[._]/g, " ") });
  return say(`audit.said.${said}`, { who, ...detailOf(entry, say) });
}

function whoOf(entry: EntryOut, members: NamesOfMembers, say: Say): string {
  const known = members.get(entry.actor_id ?? "") || entry.actor_name;
  if (known) return known;
  const kind = ACTORS[entry.actor_kind];
  return kind ? say(kind) : entry.actor_kind;
}

/** Where from and where to, with roles in words. */
function detailOf(entry: EntryOut, say: Say): { from: string; to: string } {
  const worded = (value: unknown) => {
    const text = typeof value === "string" ? value : "…";
    const role = ROLE_NAMES[text];
    return role ? say(role) : text;
  };
  return { from: worded(entry.detail.from), to: worded(entry.detail.to) };
}
