import { chooseBusiness } from "@app/caller";
import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MenuChoice, MenuItem, MenuLabel } from "@ui/menu";
import { Plus } from "lucide-react";

/** The businesses this person works in, and the way to open another. */
export function BusinessChoice() {
  const say = useSay();
  const { business, businesses } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = async (id: string) => {
    if (id === business.id) return;
    chooseBusiness(id);
    queries.clear();
    await navigate({ to: "/" });
  };
  const choices = businesses.map((one) => ({ value: one.business_id, label: one.name }));
  return (
    <>
      <MenuLabel>{say("business.switch")}</MenuLabel>
      <MenuChoice value={business.id} onChange={(id) => void change(id)} choices={choices} />
      <MenuItem onSelect={() => void navigate({ to: "/new-business" })}>
        <Plus aria-hidden />
        {say("business.new")}
      </MenuItem>
    </>
  );
}
