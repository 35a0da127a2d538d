/** @jsxImportSource preact */

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const ChatIcon = () => (
  <Icon path="M21 11.5a8.5 8.5 0 0 1-12.6 7.4L3 20.5l1.6-5.1A8.5 8.5 0 1 1 21 11.5Z" />
);
export const CloseIcon = () => <Icon path="M6 9l6 6 6-6" />;
export const SendIcon = () => <Icon path="M4.5 12h14M13 6l6 6-6 6" />;
export const OutIcon = () => <Icon path="M8 16 16 8M9.5 8H16v6.5" />;
