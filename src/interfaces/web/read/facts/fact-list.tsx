import { type JSX, memo, useMemo } from 'react';
import type { Case } from '../../../http/contract.ts';
import type { Edit } from '../editing/edit.ts';
import { FactRow } from './fact-row.tsx';
import { groupFacts } from './group-facts.ts';
import { PersonFields } from './person-fields.tsx';
import type { ShownFact } from './shown-fact.ts';

/** The case as a list, in the order of the brief. */
export const FactList = memo(function FactList({
  one,
  facts,
  onEdit,
}: {
  readonly one: Case;
  readonly facts: readonly ShownFact[];
  /** Absent where facts can only be read. */
  readonly onEdit?: (edit: Edit) => void;
}): JSX.Element {
  const groups = useMemo(() => groupFacts(facts), [facts]);
  return (
    <div className="fact-list">
      {groups.map(({ title, facts: rows }) => (
        <section key={title} aria-label={title} className="fact-group">
          <h2 className="eyebrow">{title}</h2>
          <ul className="plain-list">
            {rows.map((fact) => (
              <FactRow key={fact.key} fact={fact} one={one} onEdit={onEdit} />
            ))}
          </ul>
          {title === 'Person' && onEdit !== undefined && <PersonFields one={one} onEdit={onEdit} />}
        </section>
      ))}
      {onEdit !== undefined && !groups.some(({ title }) => title === 'Person') && (
        <section aria-label="Person" className="fact-group">
          <h2 className="eyebrow">Person</h2>
          <PersonFields one={one} onEdit={onEdit} />
        </section>
      )}
    </div>
  );
});
