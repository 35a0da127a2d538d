import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Tone = "good" | "bad";
type Tell = (text: string, tone?: Tone) => void;

interface Told {
  id: number;
  text: string;
  tone: Tone;
}

const Telling = createContext<Tell>(() => {});
const MOST = 3;
const SHOWN_MILLISECONDS = 6000;
let last = 0;

/** Tell the person in passing what became of what they did. */
export function useTell(): Tell {
  return useContext(Telling);
}

/** Where passing news is shown, and read out when it comes. It never takes the focus. */
export function Toasts({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  const [told, setTold] = useState<Told[]>([]);
  const forget = useCallback((id: number) => {
    setTold((before) => before.filter((one) => one.id !== id));
  }, []);
  const tell = useCallback<Tell>(
    (text, tone = "good") => {
      last += 1;
      const id = last;
      setTold((before) => [...before.slice(1 - MOST), { id, text, tone }]);
      setTimeout(() => forget(id), SHOWN_MILLISECONDS);
    },
    [forget],
  );
  return (
    <Telling value={tell}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-20 z-60 mx-auto grid max-w-md gap-2 md:inset-x-auto md:end-6 md:bottom-6"
      >
        {told.map((one) => (
          <Passing key={one.id} told={one} closeLabel={closeLabel} onClose={() => forget(one.id)} />
        ))}
      </div>
    </Telling>
  );
}

function Passing({
  told,
  closeLabel,
  onClose,
}: {
  told: Told;
  closeLabel: string;
  onClose: () => void;
}) {
  const Icon = told.tone === "bad" ? CircleAlert : CircleCheck;
  return (
    <div className="pointer-events-auto flex animate-rise items-center gap-2.5 rounded-lg bg-ink px-4 py-3 text-sheet text-sm shadow-high">
      <Icon aria-hidden className="size-4 shrink-0" />
      <p className="flex-1">{told.text}</p>
      <button
        type="button"
        aria-label={closeLabel}
        onClick={onClose}
        className="-m-1.5 rounded-sm p-1.5"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
