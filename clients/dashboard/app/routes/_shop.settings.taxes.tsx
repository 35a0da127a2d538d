import { SettingsFrame } from "@features/businesses/settings-frame";
import { TaxesTab } from "@features/pricing/taxes-tab";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/taxes")({ component: TaxesPage });

function TaxesPage() {
  return (
    <SettingsFrame tab="/settings/taxes">
      <TaxesTab />
    </SettingsFrame>
  );
}
