import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Button } from "@ui/button";
import { useState } from "react";
import { CodesDialog } from "./codes-dialog";
import { staleFactors } from "./factors";
import { newRecoveryCodes } from "./proven";

/** Makes new recovery codes, and shows them. */
export function RenewCodes() {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[]>([]);
  const deed = {
    title: say("factors.codes.renew.title"),
    lead: say("factors.codes.renew.lead"),
    submit: say("factors.codes.renew"),
    act: async () => setCodes(await newRecoveryCodes()),
    done: say("enrol.codes.title"),
    stale: staleFactors(),
  };
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {say("factors.codes.renew")}
      </Button>
      {isAsking && <DeedDialog deed={deed} onClose={() => setAsking(false)} />}
      {codes.length > 0 && <CodesDialog codes={codes} onKept={() => setCodes([])} />}
    </>
  );
}
