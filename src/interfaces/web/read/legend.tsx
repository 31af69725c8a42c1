import type { JSX } from 'react';

/** What the marks under the words mean. */
export function Legend(): JSX.Element {
  return (
    <p className="legend small quiet">
      <span className="mark-present">present</span> <span className="mark-excluded">excluded</span>{' '}
      <span className="mark-unknown">left open</span> <span className="mark-derived">derived</span>{' '}
      <span className="mark-by-hand">corrected by a person</span>
      <span className="hint no-print"> · Select words to add a fact.</span>
    </p>
  );
}
