import { ProfileForm } from "@features/businesses/profile-form";
import { SettingsFrame } from "@features/businesses/settings-frame";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/settings/")({ component: ProfilePage });

function ProfilePage() {
  return (
    <SettingsFrame tab="/settings">
      <ProfileForm />
    </SettingsFrame>
  );
}
