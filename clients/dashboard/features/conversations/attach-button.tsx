import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { TYPES } from "./uploads";

/** Chooses files to send. */
export function AttachButton({ onChoose }: { onChoose: (files: File[]) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="quiet" size="sm" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden />
        {say("file.attach")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={TYPES.join(",")}
        aria-label={say("file.attach")}
        className="hidden"
        tabIndex={-1}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
