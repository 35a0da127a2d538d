import { useLook } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { regionName } from "@features/businesses/places";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  type DeliveryZoneOut,
  listDeliveryZonesOptions,
  listDeliveryZonesQueryKey,
  removeDeliveryZone,
} from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Plus, Truck } from "lucide-react";
import { useState } from "react";
import { useOptionWords } from "./option-words";
import { ZoneDialog } from "./zone-dialog";

type Doing = { deed: "add" } | { deed: "change" | "remove"; zone: DeliveryZoneOut };

/** Where the shop delivers, how, and for how much. */
export function DeliveryTab() {
  const { say } = useLook();
  const mayChange = useMay("prices.change");
  const asked = useQuery(listDeliveryZonesOptions());
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const add = (
    <Button variant="primary" onClick={() => setDoing({ deed: "add" })}>
      <Plus aria-hidden />
      {say("zone.add")}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {asked.data.items.length === 0 ? (
        <State
          icon={<Truck />}
          title={say("zone.empty.title")}
          body={say("zone.empty.body")}
          action={mayChange && add}
        />
      ) : (
        <>
          {mayChange && <div className="flex justify-end">{add}</div>}
          <Rows label={say("zone.tab")}>
            {asked.data.items.map((zone) => (
              <ZoneRow
                key={zone.id}
                zone={zone}
                onDeed={mayChange && ((deed) => setDoing({ deed, zone }))}
              />
            ))}
          </Rows>
        </>
      )}
      {doing?.deed === "add" && <ZoneDialog onClose={close} />}
      {doing?.deed === "change" && <ZoneDialog zone={doing.zone} onClose={close} />}
      {doing?.deed === "remove" && (
        <DeedDialog
          onClose={close}
          deed={{
            title: say("zone.remove.title", { name: doing.zone.name }),
            lead: say("zone.remove.lead"),
            submit: say("settings.remove"),
            act: () => removeDeliveryZone({ path: { zone_id: doing.zone.id }, throwOnError: true }),
            done: say("zone.removed", { name: doing.zone.name }),
            stale: [listDeliveryZonesQueryKey()],
            isGrave: true,
          }}
        />
      )}
    </div>
  );
}

function ZoneRow({
  zone,
  onDeed,
}: {
  zone: DeliveryZoneOut;
  onDeed: false | ((deed: "change" | "remove") => void);
}) {
  const { say, locale } = useLook();
  const words = useOptionWords();
  const places = zone.countries.map((code) => regionName(code, locale)).join(", ");
  return (
    <Row
      title={zone.name}
      aside={
        onDeed && (
          <>
            <Button size="sm" variant="quiet" onClick={() => onDeed("change")}>
              {say("settings.edit")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => onDeed("remove")}>
              {say("settings.remove")}
            </Button>
          </>
        )
      }
    >
      <p>
        {places}
        {zone.postcode_prefixes.length > 0 &&
          ` · ${say("zone.postcodes.count", { count: zone.postcode_prefixes.length })}`}
      </p>
      <ul>
        {zone.options.map((option) => (
          <li key={option.id} className="figures">
            {words(option)}
          </li>
        ))}
      </ul>
    </Row>
  );
}
