/** Handsel's mark: a coin with an H struck into it. */
export function Coin({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 36 36" className={className}>
      <circle cx="18" cy="18" r="17" className="fill-gold" />
      <circle cx="18" cy="18" r="13.5" fill="none" stroke="#fff3d6" strokeWidth="1.5" />
      <path
        d="M12.5 10v16M23.5 10v16M12.5 18h11"
        fill="none"
        stroke="#fff3d6"
        strokeLinecap="round"
        strokeWidth="3"
      />
    </svg>
  );
}
