/** @jsxImportSource preact */

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Only these are followed; anything else (`javascript:`) is no address. */
export function isAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Words as words, and web addresses in them as links. */
export function Text({ text }: { text: string }) {
  return (
    <>
      {text.split(LINK).map((part, place) =>
        place % 2 === 1 ? (
          <a key={place} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
