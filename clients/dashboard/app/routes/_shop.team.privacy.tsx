import { useSay } from "@app/look";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { FileLock } from "lucide-react";

export const Route = createFileRoute("/_shop/team/privacy")({ component: PrivacyPage });

/** Where customers' requests about their data will stand. */
function PrivacyPage() {
  const say = useSay();
  return (
    <State
      icon={<FileLock />}
      title={say("privacy.empty.title")}
      body={say("privacy.empty.body")}
      action={
        <Button asChild>
          <Link to="/customers">{say("privacy.customers")}</Link>
        </Button>
      }
    />
  );
}
