import { useLook } from "@app/look";
import { LANGUAGES, NAMES } from "@handsel/shared/words";
import { useNavigate } from "@tanstack/react-router";
import { classes } from "@ui/classes";
import { Keys } from "@ui/keys";
import { Contrast, Keyboard, Languages, type LucideIcon, Rocket, Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import type { Place } from "./places";

interface Command {
  id: string;
  text: string;
  icon: LucideIcon;
  keys?: string;
  act: () => void;
}

interface PaletteProps {
  onOpenChange: (isOpen: boolean) => void;
  places: Place[];
  onKeys: () => void;
}

/** Anything, by typing a bit of its name. */
export default function Palette(props: PaletteProps) {
  const { say } = useLook();
  return (
    <Radix.Root open onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl border border-line bg-raised shadow-high"
        >
          <Radix.Title className="sr-only">{say("palette.title")}</Radix.Title>
          <Commands {...props} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Commands({ onOpenChange, places, onKeys }: PaletteProps) {
  const { say } = useLook();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const commands = useCommands(places, onKeys);
  const found = useMemo(
    () => commands.filter((one) => matches(one.text, typed)),
    [commands, typed],
  );
  const chosen = found[Math.min(at, found.length - 1)];

  const run = (command: Command | undefined) => {
    if (!command) return;
    onOpenChange(false);
    command.act();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter") run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className="size-4.5 text-soft" />
        <input
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${chosen.id}`}
          aria-label={say("palette.placeholder")}
          placeholder={say("palette.placeholder")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="h-13 w-full bg-transparent text-lg outline-none"
        />
      </div>
      {found.length === 0 && (
        <p className="px-4 py-6 text-center text-soft">{say("palette.empty")}</p>
      )}
      <div
        id={list}
        role="listbox"
        aria-label={say("palette.title")}
        className="max-h-[50vh] overflow-y-auto p-1.5"
      >
        {found.map((command) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={command.id}
            id={`${list}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onClick={() => run(command)}
            onPointerMove={() => setAt(found.indexOf(command))}
            className={classes(
              "flex h-11 cursor-pointer items-center gap-3 rounded-md px-3",
              command === chosen && "bg-plain-ground",
            )}
          >
            <command.icon aria-hidden className="size-4.5 text-soft" />
            <span className="flex-1 truncate">{command.text}</span>
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
    </>
  );
}

function useCommands(places: Place[], onKeys: () => void): Command[] {
  const { say, setTheme, setLanguage } = useLook();
  const navigate = useNavigate();
  return [
    ...places.map((place) => ({
      id: place.to.slice(1),
      text: say(place.label),
      icon: place.icon,
      keys: `g ${place.key}`,
      act: () => void navigate({ to: place.to }),
    })),
    {
      id: "start",
      text: say("start.title"),
      icon: Rocket,
      act: () => void navigate({ to: "/start" }),
    },
    { id: "keys", text: say("keys.title"), icon: Keyboard, keys: "?", act: onKeys },
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: `theme-${theme}`,
      text: `${say("user.theme")}: ${say(`user.theme.${theme}`)}`,
      icon: Contrast,
      act: () => setTheme(theme),
    })),
    ...LANGUAGES.map((language) => ({
      id: `language-${language}`,
      text: `${say("user.language")}: ${NAMES[language]}`,
      icon: Languages,
      act: () => void setLanguage(language),
    })),
  ];
}

/** Whether each typed word begins or is in the text, accents aside. */
function matches(text: string, typed: string): boolean {
  const plain = (words: string) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const told = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => told.includes(word));
}
