import { SettingsFrame } from "@features/businesses/settings-frame";
import { DiscountsTab } from "@features/pricing/discounts-tab";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/discounts")({ component: DiscountsPage });

function DiscountsPage() {
  return (
    <SettingsFrame tab="/settings/discounts">
      <DiscountsTab />
    </SettingsFrame>
  );
}
