import { useSay } from "@app/look";
import type { PaymentAccountOut } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Menu, MenuItem } from "@ui/menu";
import { Ellipsis } from "lucide-react";
import type { AccountDeed } from "./account-dialogs";

type Rare = Extract<AccountDeed, "prefer" | "withdraw" | "forget">;

/** What is done to an account now and then; nothing when there is nothing to do. */
export function AccountMenu({
  account,
  name,
  onDeed,
}: {
  account: PaymentAccountOut;
  name: string;
  onDeed: (deed: AccountDeed) => void;
}) {
  const say = useSay();
  const deeds = deedsOf(account);
  if (deeds.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={say("account.actions", { name })}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {deeds.map((deed) => (
        <MenuItem key={deed} onSelect={() => onDeed(deed)}>
          {say(`account.${deed}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function deedsOf(account: PaymentAccountOut): Rare[] {
  const deeds: Rare[] = [];
  if (account.is_offered && !account.is_default) deeds.push("prefer");
  if (account.is_offered) deeds.push("withdraw");
  if (!account.is_offered && !account.change && account.key_hint) deeds.push("forget");
  return deeds;
}
