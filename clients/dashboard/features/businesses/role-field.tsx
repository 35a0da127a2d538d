import { useSay } from "@app/look";
import { Field } from "@ui/field";
import { Select } from "@ui/select";
import { ROLES, type RoleName, roleName, roleReach, useMayManage } from "./roles";

/** One of the roles that the reader may give. */
export function RoleField({
  role,
  onChange,
}: {
  role: RoleName;
  onChange: (role: RoleName) => void;
}) {
  const say = useSay();
  const mayManage = useMayManage();
  return (
    <Field label={say("members.role")} hint={roleReach(role, say)}>
      {(parts) => (
        <Select
          {...parts}
          value={role}
          onChange={(event) => {
            const chosen = ROLES.find((one) => one === event.target.value);
            if (chosen) onChange(chosen);
          }}
        >
          {ROLES.filter(mayManage).map((one) => (
            <option key={one} value={one}>
              {roleName(one, say)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
