import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { BusinessChoice } from "@features/businesses/business-choice";
import { Coin } from "@ui/coin";
import { Menu } from "@ui/menu";
import { ChevronsUpDown } from "lucide-react";

export default function BusinessMenu() {
  const say = useSay();
  const { business } = useMe();
  return (
    <Menu
      trigger={
        <button
          type="button"
          title={say("business.switch")}
          className="flex h-11 items-center gap-2.5 rounded-md px-1.5 transition-colors hover:bg-plain-ground"
        >
          <Coin className="size-7 shrink-0" />
          <span className="flex-1 truncate text-start font-display font-semibold text-lg">
            {business.name}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-soft" />
        </button>
      }
    >
      <BusinessChoice />
    </Menu>
  );
}
