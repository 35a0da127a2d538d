import { useLook } from "@app/look";
import { regionName } from "@features/businesses/places";
import { Row } from "@features/businesses/rows";
import {
  type DeliveryZoneOut,
  listDeliveryZonesOptions,
  listDeliveryZonesQueryKey,
  removeDeliveryZone,
} from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Truck } from "lucide-react";
import type { ReactNode } from "react";
import { useOptionWords } from "./option-words";
import { RuleList } from "./rule-list";
import { ZoneDialog } from "./zone-dialog";

/** Where the shop delivers, how, and for how much. */
export function DeliveryTab() {
  const { say } = useLook();
  return (
    <RuleList
      asked={useQuery(listDeliveryZonesOptions())}
      label={say("zone.tab")}
      add={say("zone.add")}
      end={say("settings.remove")}
      empty={{ icon: <Truck />, title: say("zone.empty.title"), body: say("zone.empty.body") }}
      row={(zone, aside) => <ZoneRow key={zone.id} zone={zone} aside={aside} />}
      dialog={(zone, close) => <ZoneDialog {...(zone && { zone })} onClose={close} />}
      ending={(zone) => ({
        title: say("zone.remove.title", { name: zone.name }),
        lead: say("zone.remove.lead"),
        submit: say("settings.remove"),
        act: () => removeDeliveryZone({ path: { zone_id: zone.id }, throwOnError: true }),
        done: say("zone.removed", { name: zone.name }),
        stale: [listDeliveryZonesQueryKey()],
        isGrave: true,
      })}
    />
  );
}

function ZoneRow({ zone, aside }: { zone: DeliveryZoneOut; aside: ReactNode }) {
  const { say, locale } = useLook();
  const words = useOptionWords();
  const places = zone.countries.map((code) => regionName(code, locale)).join(", ");
  return (
    <Row title={zone.name} aside={aside}>
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
