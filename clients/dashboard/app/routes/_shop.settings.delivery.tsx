import { SettingsFrame } from "@features/businesses/settings-frame";
import { DeliveryTab } from "@features/pricing/delivery-tab";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/delivery")({ component: DeliveryPage });

function DeliveryPage() {
  return (
    <SettingsFrame tab="/settings/delivery">
      <DeliveryTab />
    </SettingsFrame>
  );
}
