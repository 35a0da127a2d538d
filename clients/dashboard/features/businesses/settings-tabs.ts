import type { Key } from "@handsel/shared/words";

export interface SettingsTab {
  to:
    | "/settings"
    | "/settings/taxes"
    | "/settings/delivery"
    | "/settings/discounts"
    | "/settings/service";
  label: Key;
  /** Without it the tab is not shown. */
  permission: string;
}

/** What stands under settings; only what exists. */
export const SETTINGS_TABS: SettingsTab[] = [
  { to: "/settings", label: "profile.tab", permission: "business.read" },
  { to: "/settings/taxes", label: "tax.tab", permission: "catalog.read" },
  { to: "/settings/delivery", label: "zone.tab", permission: "catalog.read" },
  { to: "/settings/discounts", label: "discount.tab", permission: "catalog.read" },
  { to: "/settings/service", label: "service.tab", permission: "orders.read" },
];
