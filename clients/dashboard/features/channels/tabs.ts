import type { Key } from "@handsel/shared/words";

interface ChannelTab {
  to: "/channels" | "/channels/payments";
  label: Key;
  /** Without it the tab is not shown. */
  permission: string;
}

/** What stands under channels and payments; only what exists. */
export const CHANNEL_TABS: ChannelTab[] = [
  { to: "/channels", label: "channels.tab", permission: "channels.read" },
  { to: "/channels/payments", label: "payouts.tab", permission: "payments.read" },
];
