import { chooseBusiness, signIn } from "@app/caller";
import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { BusinessChoice } from "@features/businesses/business-choice";
import { LanguageChoice, ThemeChoice } from "@features/users/look-menus";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Avatar } from "@ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@ui/menu";
import { LogOut } from "lucide-react";
import type { Place } from "./places";

/** Who is here, how it looks for them, and the way out; compact in the bar of a phone. */
export default function UserMenu({
  isCompact = false,
  places = [],
}: {
  isCompact?: boolean;
  /** Pages that found no place elsewhere. */
  places?: Place[];
}) {
  const say = useSay();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await signIn.signOut().catch(() => null);
    chooseBusiness(null);
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Menu
      side="top"
      align={isCompact ? "end" : "start"}
      trigger={
        isCompact ? (
          <button
            type="button"
            title={say("user.menu")}
            className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 font-medium text-soft text-xs"
          >
            <Avatar name={me.name} className="size-6 text-[0.6rem]" />
            {say("nav.more")}
          </button>
        ) : (
          <button
            type="button"
            title={say("user.menu")}
            className="flex h-11 w-full items-center gap-2.5 rounded-md px-1.5 text-start transition-colors hover:bg-plain-ground"
          >
            <Avatar name={me.name} className="size-7 text-xs" />
            <span className="flex-1 truncate font-medium text-sm">{me.name}</span>
          </button>
        )
      }
    >
      {places.map(({ to, label, icon: Icon }) => (
        <MenuItem key={to} onSelect={() => void navigate({ to })}>
          <Icon aria-hidden />
          {say(label)}
        </MenuItem>
      ))}
      {places.length > 0 && <MenuLine />}
      {isCompact && (
        <>
          <BusinessChoice />
          <MenuLine />
        </>
      )}
      <ThemeChoice />
      <MenuLine />
      <MenuLabel>{say("user.language")}</MenuLabel>
      <LanguageChoice />
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden className="rtl:-scale-x-100" />
        {say("user.sign_out")}
      </MenuItem>
    </Menu>
  );
}
