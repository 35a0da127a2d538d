import { SettingsFrame } from "@features/businesses/settings-frame";
import { ServiceForm } from "@features/returns/service-form";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/service")({ component: ServicePage });

function ServicePage() {
  return (
    <SettingsFrame tab="/settings/service">
      <ServiceForm />
    </SettingsFrame>
  );
}
