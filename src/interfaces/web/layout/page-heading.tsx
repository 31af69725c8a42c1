import { type JSX, type ReactNode, useEffect } from 'react';

/** The one first heading of a page, a line about it, and what can be done there. Names the browser's tab too. */
export function PageHeading({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}): JSX.Element {
  useEffect(() => {
    document.title = `${title} · Precedent`;
  }, [title]);
  return (
    <div className="page-heading">
      <div>
        <h1>{title}</h1>
        {about !== undefined && <div className="about">{about}</div>}
      </div>
      {children !== undefined && <div className="actions no-print">{children}</div>}
    </div>
  );
}
