import type { Key } from "@handsel/shared/words";
import {
  BookOpen,
  Bot,
  ChartColumn,
  Inbox,
  type LucideIcon,
  Plug,
  Receipt,
  Settings,
  ShieldCheck,
  ShoppingBasket,
  UsersRound,
} from "lucide-react";

export interface Place {
  to:
    | "/inbox"
    | "/orders"
    | "/customers"
    | "/catalog"
    | "/knowledge"
    | "/assistant"
    | "/channels"
    | "/team"
    | "/analytics"
    | "/settings";
  label: Key;
  /** For a phone, where the label is too long. */
  short?: Key;
  icon: LucideIcon;
  /** Pressed after G. */
  key: string;
  /** Without it the place is not shown. */
  permission: string;
}

/** Where one can go; only what exists. */
export const PLACES: Place[] = [
  { to: "/inbox", label: "nav.inbox", icon: Inbox, key: "i", permission: "conversations.read" },
  { to: "/orders", label: "nav.orders", icon: Receipt, key: "o", permission: "orders.read" },
  {
    to: "/customers",
    label: "nav.customers",
    icon: UsersRound,
    key: "u",
    permission: "conversations.read",
  },
  {
    to: "/catalog",
    label: "nav.catalog",
    icon: ShoppingBasket,
    key: "p",
    permission: "catalog.read",
  },
  {
    to: "/knowledge",
    label: "nav.knowledge",
    icon: BookOpen,
    key: "k",
    permission: "assistant.read",
  },
  {
    to: "/assistant",
    label: "nav.assistant",
    icon: Bot,
    key: "a",
    permission: "assistant.read",
  },
  {
    to: "/channels",
    label: "nav.channels",
    short: "nav.channels.short",
    icon: Plug,
    key: "c",
    permission: "channels.read",
  },
  {
    to: "/analytics",
    label: "nav.analytics",
    icon: ChartColumn,
    key: "n",
    permission: "analytics.read",
  },
  {
    to: "/team",
    label: "nav.team",
    short: "nav.team.short",
    icon: ShieldCheck,
    key: "t",
    permission: "members.read",
  },
  {
    to: "/settings",
    label: "nav.settings",
    icon: Settings,
    key: "s",
    permission: "business.read",
  },
];
