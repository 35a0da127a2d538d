import { useLook } from "@app/look";
import { NAMES } from "@handsel/shared/words";
import { Button } from "@ui/button";
import { Menu } from "@ui/menu";
import { Languages } from "lucide-react";
import { LanguageChoice } from "./look-menus";

export default function LanguageMenu() {
  const { language, say } = useLook();
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" aria-label={`${say("user.language")}: ${NAMES[language]}`}>
          <Languages aria-hidden />
          {NAMES[language]}
        </Button>
      }
    >
      <LanguageChoice />
    </Menu>
  );
}
