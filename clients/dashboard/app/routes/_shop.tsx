import { keptLanguage, ZoneProvider } from "@app/look";
import { bringFor } from "@app/office-words";
import { requireMe, useMe } from "@app/session";
import { Shell } from "@app/shell/shell";
import { createFileRoute, Outlet } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop")({
  beforeLoad: async ({ context, location }) => {
    await Promise.all([
      requireMe(context.queries, location.href),
      bringFor(location.pathname, keptLanguage()),
    ]);
  },
  component: Shop,
});

function Shop() {
  const me = useMe();
  return (
    <ZoneProvider timeZone={me.business.timezone}>
      <Shell>
        <Outlet />
      </Shell>
    </ZoneProvider>
  );
}
