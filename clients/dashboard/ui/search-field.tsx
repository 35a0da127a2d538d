import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "./input";

const PAUSE_MILLISECONDS = 250;

/** A field whose words are told once its reader pauses; what is told from outside is shown. */
export function SearchField({
  label,
  value,
  onChange,
  most = 100,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  most?: number;
}) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const words = typed.trim();
    if (words === told.current) return;
    const pause = setTimeout(() => {
      told.current = words;
      tell.current(words);
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <div className="relative w-full">
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-soft" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={most}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-10 ps-9"
      />
    </div>
  );
}
