import { useReader, useSay } from "@app/look";
import { formatTime } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { accessesQuery } from "./access-query";

/** Says on every page that support may read along, for as long as they may. */
export default function SupportBanner() {
  const say = useSay();
  const reader = useReader();
  const open = useQuery(accessesQuery()).data?.items.find((access) => access.state === "open");
  return (
    <div role="status">
      {open?.ends_at && (
        <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warn-ground px-4 py-2 text-sm text-warn">
          <Eye aria-hidden className="size-4" />
          {say("support.banner", { when: formatTime(open.ends_at, reader) })}
          <Link to="/settings/support" className="font-medium underline">
            {say("support.banner.see")}
          </Link>
        </p>
      )}
    </div>
  );
}
