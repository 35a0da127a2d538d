import type { ReactNode } from "react";

/** What stands where a list or a page would: empty, failed, missing. */
export function State({
  icon,
  title,
  body,
  note,
  action,
  isPage = false,
}: {
  icon: ReactNode;
  title: ReactNode;
  body: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  /** It is all that is on the page, so its title is the page's. */
  isPage?: boolean;
}) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className="mx-auto grid max-w-sm animate-rise justify-items-center gap-2 px-6 py-16 text-center">
      <div
        aria-hidden
        className="mb-2 grid size-14 place-items-center rounded-full bg-plain-ground text-gold-text [&_svg]:size-6"
      >
        {icon}
      </div>
      <Title className="font-display font-semibold text-xl">{title}</Title>
      <p className="text-pretty text-soft">{body}</p>
      {note && <p className="text-soft text-xs">{note}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
