import type { Key } from "@handsel/shared/words";
import { Camera, Globe, type LucideIcon, MessageCircle, Phone, Send } from "lucide-react";

/** A value that a connection is made of, by its name in the API, and where to find it. */
export interface KindField {
  name: "external_id" | "parent_external_id" | "access_token";
  label: Key;
  hint: Key;
  /** The page where it is found. */
  url?: string;
  isOptional?: boolean;
}

/** A kind of channel that is connected by a token. */
export interface TokenKind {
  kind: "instagram" | "messenger" | "whatsapp" | "telegram";
  lead: Key;
  fields: KindField[];
}

const META_APPS = "https://developers.facebook.com/apps";

export const TOKEN_KINDS: TokenKind[] = [
  {
    kind: "whatsapp",
    lead: "connect.whatsapp",
    fields: [
      {
        name: "external_id",
        label: "connect.whatsapp.number",
        hint: "connect.whatsapp.number.hint",
        url: META_APPS,
      },
      {
        name: "parent_external_id",
        label: "connect.whatsapp.parent",
        hint: "connect.whatsapp.parent.hint",
      },
      {
        name: "access_token",
        label: "connect.whatsapp.token",
        hint: "connect.whatsapp.token.hint",
        url: "https://business.facebook.com/settings/system-users",
      },
    ],
  },
  {
    kind: "instagram",
    lead: "connect.instagram",
    fields: [
      {
        name: "access_token",
        label: "connect.instagram.token",
        hint: "connect.instagram.token.hint",
        url: META_APPS,
      },
      {
        name: "external_id",
        label: "connect.instagram.account",
        hint: "connect.account.hint",
        isOptional: true,
      },
    ],
  },
  {
    kind: "messenger",
    lead: "connect.messenger",
    fields: [
      {
        name: "access_token",
        label: "connect.messenger.token",
        hint: "connect.messenger.token.hint",
        url: META_APPS,
      },
      {
        name: "external_id",
        label: "connect.messenger.account",
        hint: "connect.account.hint",
        isOptional: true,
      },
    ],
  },
  {
    kind: "telegram",
    lead: "connect.telegram",
    fields: [
      {
        name: "access_token",
        label: "connect.telegram.token",
        hint: "connect.telegram.token.hint",
        url: "https://t.me/BotFather",
      },
    ],
  },
];

const LOOKS: Record<string, { name: Key; icon: LucideIcon; ground: string }> = {
  whatsapp: { name: "channel.kind.whatsapp", icon: Phone, ground: "bg-good-ground text-good" },
  instagram: { name: "channel.kind.instagram", icon: Camera, ground: "bg-bad-ground text-bad" },
  messenger: {
    name: "channel.kind.messenger",
    icon: MessageCircle,
    ground: "bg-blue-ground text-blue",
  },
  telegram: { name: "channel.kind.telegram", icon: Send, ground: "bg-blue-ground text-blue" },
  webchat: { name: "channel.kind.webchat", icon: Globe, ground: "bg-warn-ground text-warn" },
};

/** How a kind is shown; one that is newer than this client has no name here. */
export function lookOf(kind: string): { name: Key | null; icon: LucideIcon; ground: string } {
  return LOOKS[kind] ?? { name: null, icon: Globe, ground: "bg-plain-ground text-soft" };
}

/** The kinds there is a form for, as an address may name them. */
export const CONNECTABLE = TOKEN_KINDS.map((one) => one.kind);
export type Connectable = TokenKind["kind"];
/** What the connecting dialog shows: a form, or the choice among them. */
export type Connecting = Connectable | "webchat" | "choose";
export const CONNECTINGS: readonly Connecting[] = ["choose", "webchat", ...CONNECTABLE];
