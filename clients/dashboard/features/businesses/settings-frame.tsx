import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useTitle } from "@app/title";
import { PageHeader } from "@ui/page-header";
import { TabLink, TabLinks } from "@ui/tabs";
import type { ReactNode } from "react";
import { SETTINGS_TABS, type SettingsTab } from "./settings-tabs";

/** A part of the settings under their common head. */
export function SettingsFrame({
  tab,
  aside,
  children,
}: {
  tab: SettingsTab["to"];
  aside?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  const { permissions } = useMe();
  const tabs = SETTINGS_TABS.filter((one) => permissions.includes(one.permission));
  const current = tabs.find((one) => one.to === tab);
  useTitle(say(current?.label ?? "settings.title"));
  return (
    <div className="mx-auto grid max-w-4xl gap-5 px-5 py-6 md:px-8 md:py-8">
      <PageHeader title={say("settings.title")} aside={aside}>
        <TabLinks label={say("settings.tabs")}>
          {tabs.map((one) => (
            <TabLink key={one.to} to={one.to} isCurrent={one === current}>
              {say(one.label)}
            </TabLink>
          ))}
        </TabLinks>
      </PageHeader>
      {children}
    </div>
  );
}
