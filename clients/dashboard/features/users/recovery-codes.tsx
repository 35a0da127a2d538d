import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Copy, Download } from "lucide-react";

/** The codes, and how to keep them; whoever shows them says why. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useSay();
  const tell = useTell();
  const text = codes.join("\n");
  const download = () => {
    const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "handsel-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(url);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    tell(say("action.copied"));
  };
  return (
    <div className="grid gap-5">
      <ul
        dir="ltr"
        className="figures grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg border border-line bg-sunken p-4 text-center font-medium tracking-wider"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button onClick={copy} className="flex-1">
          <Copy aria-hidden />
          {say("action.copy")}
        </Button>
        <Button onClick={download} className="flex-1">
          <Download aria-hidden />
          {say("enrol.codes.download")}
        </Button>
      </div>
      <Button variant="primary" size="lg" onClick={onKept}>
        {say("enrol.codes.kept")}
      </Button>
    </div>
  );
}
