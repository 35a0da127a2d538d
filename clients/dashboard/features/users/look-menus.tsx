import { useLook } from "@app/look";
import { LANGUAGES, NAMES } from "@handsel/shared/words";
import { MenuChoice, MenuLabel } from "@ui/menu";

const LANGUAGE_CHOICES = LANGUAGES.map((language) => ({
  value: language,
  label: NAMES[language],
  lang: language,
}));

export function LanguageChoice() {
  const { language, setLanguage } = useLook();
  return (
    <MenuChoice
      value={language}
      onChange={(chosen) => void setLanguage(chosen)}
      choices={LANGUAGE_CHOICES}
    />
  );
}

export function ThemeChoice() {
  const { theme, setTheme, say } = useLook();
  return (
    <>
      <MenuLabel>{say("user.theme")}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={setTheme}
        choices={[
          { value: "system", label: say("user.theme.system") },
          { value: "light", label: say("user.theme.light") },
          { value: "dark", label: say("user.theme.dark") },
        ]}
      />
    </>
  );
}
