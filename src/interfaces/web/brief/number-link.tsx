import type { JSX, ReactNode } from 'react';

/** A number that opens the cases behind it. */
export function NumberLink({
  children,
  about,
  onOpen,
}: {
  readonly children: ReactNode;
  /** What is counted, for those who hear the page. */
  readonly about: string;
  readonly onOpen: () => void;
}): JSX.Element {
  return (
    <button type="button" className="number-link number" onClick={onOpen}>
      {children}
      <span className="visually-hidden"> {about}: show the cases</span>
    </button>
  );
}
