import { classes } from "@ui/classes";
import { Input } from "@ui/input";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

const PAUSE_MILLISECONDS = 250;

/** A search that is in the address: told when the reader pauses, taken over when it changes. */
export function SearchField({
  label,
  text,
  onSearch,
  className,
}: {
  label: string;
  text: string;
  onSearch: (text: string) => void;
  className?: string;
}) {
  const [typed, setTyped] = useState(text);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => latest.current(typed.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <div className={classes("relative", className)}>
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-soft" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-10 ps-9"
      />
    </div>
  );
}
