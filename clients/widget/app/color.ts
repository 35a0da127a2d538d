/** Black or white, whichever is easier to read on this color (WCAG 2, relative luminance). */
export function inkOn(color: string): string {
  const channel = (at: number) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

/** A color as `#rrggbb`, or null for anything else. */
export function readColor(text: string | undefined): string | null {
  return text && /^#[0-9a-f]{6}$/i.test(text) ? text : null;
}
