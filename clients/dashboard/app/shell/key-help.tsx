import { useSay } from "@app/look";
import type { Key } from "@handsel/shared/words";
import { Dialog } from "@ui/dialog";
import { Keys } from "@ui/keys";
import type { Place } from "./places";

const ALWAYS: Array<[string, Key]> = [
  ["mod+k", "keys.palette"],
  ["?", "keys.help"],
];
const IN_LISTS: Array<[string, Key]> = [
  ["j", "keys.next"],
  ["k", "keys.previous"],
  ["enter", "keys.open"],
];
const IN_CONVERSATIONS: Array<[string, Key]> = [
  ["r", "keys.reply"],
  ["n", "keys.note"],
  ["mod+enter", "keys.send"],
  ["a", "assign.to_me"],
  ["t", "keys.take_over"],
  ["l", "keys.label"],
  ["h", "keys.snooze"],
  ["p", "product.pick"],
  ["e", "keys.resolve"],
];

export default function KeyHelp({
  onOpenChange,
  places,
}: {
  onOpenChange: (isOpen: boolean) => void;
  places: Place[];
}) {
  const say = useSay();
  const rows = [
    ...ALWAYS.map(([keys, key]) => [keys, say(key)] as const),
    ...places.map(
      (place) => [`g ${place.key}`, `${say("palette.go")}: ${say(place.label)}`] as const,
    ),
    ...IN_LISTS.map(([keys, key]) => [keys, say(key)] as const),
    ...IN_CONVERSATIONS.map(([keys, key]) => [keys, say(key)] as const),
  ];
  return (
    <Dialog
      isOpen
      onOpenChange={onOpenChange}
      title={say("keys.title")}
      description={say("keys.intro")}
      closeLabel={say("action.close")}
    >
      <dl className="grid divide-y divide-line">
        {rows.map(([keys, text]) => (
          <div key={keys} className="flex items-center justify-between gap-4 py-2 text-sm">
            <dt>{text}</dt>
            <dd dir="ltr">
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
