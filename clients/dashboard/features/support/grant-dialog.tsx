import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { grantSupportAccess } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { Select } from "@ui/select";
import { useState } from "react";
import { accessesQuery } from "./access-query";

const MINUTES = [15, 30, 60];
const SHORTEST_REASON = 10;

/** Lets support in without being asked. */
export function GrantDialog() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("support.grant")}</Button>
      {isOpen && <GrantForm onClose={() => setOpen(false)} />}
    </>
  );
}

function GrantForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [minutes, setMinutes] = useState(30);
  const [reason, setReason] = useState("");
  const deed = {
    title: say("support.grant"),
    lead: say("support.grant.lead"),
    submit: say("support.grant"),
    act: () => grantSupportAccess({ body: { minutes, reason }, throwOnError: true }),
    done: say("support.agreed"),
    stale: [accessesQuery().queryKey],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <Field label={say("support.for")}>
        {(parts) => (
          <Select
            {...parts}
            value={minutes}
            onChange={(event) => setMinutes(Number(event.target.value))}
          >
            {MINUTES.map((count) => (
              <option key={count} value={count}>
                {say("support.minutes", { count })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={say("support.reason")}>
        {(parts) => (
          <TextArea
            {...parts}
            required
            minLength={SHORTEST_REASON}
            maxLength={500}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </DeedDialog>
  );
}
