import { type JSX, memo, useContext } from 'react';
import type { Case } from '../../../http/contract.ts';
import { ActiveFactContext, useFactState } from '../active-fact.ts';
import type { Edit } from '../editing/edit.ts';
import { FactEditor } from './fact-editor.tsx';
import { FactIcon } from './fact-icon.tsx';
import type { ShownFact } from './shown-fact.ts';

/** One fact: pointing at it lights its words, opening it shows what can be corrected. */
export const FactRow = memo(
  function FactRow({ fact, one, onEdit }: Props): JSX.Element {
    const active = useContext(ActiveFactContext);
    const { isLit, isOpen } = useFactState(fact.key);
    const { key } = fact;
    return (
      <li className={`fact${isLit ? ' is-lit' : ''}${isOpen ? ' is-open' : ''}`}>
        <button
          type="button"
          id={`fact-${key}`}
          className="fact-line"
          aria-expanded={isOpen}
          onPointerEnter={() => active.set({ lit: key })}
          onPointerLeave={() => active.set({ lit: undefined })}
          onFocus={() => active.set({ lit: key })}
          onBlur={() => active.set({ lit: undefined })}
          onClick={() => active.set({ open: isOpen ? undefined : key, lit: key })}
        >
          <FactIcon kind={fact.kind} />
          <span>
            <FactWords fact={fact} />
          </span>
        </button>
        {isOpen && <FactEditor fact={fact} one={one} onEdit={onEdit} />}
      </li>
    );
  },
  (before, after) =>
    isSameFact(before.fact, after.fact) && before.onEdit === after.onEdit && !needsCase(before, after),
);

interface Props {
  readonly fact: ShownFact;
  readonly one: Case;
  readonly onEdit: ((edit: Edit) => void) | undefined;
}

/** What a fact says, with a word or sign beside every colour. */
export function FactWords({ fact }: { readonly fact: ShownFact }): JSX.Element {
  const { status, label, details, isDerived, isByHand } = fact;
  return (
    <>
      <span className={`fact-label tone-${status}${isDerived ? ' tone-derived' : ''}`}>
        {status === 'excluded' && 'no '}
        <span className="words">{label}</span>
        {status === 'unknown' && ' ?'}
      </span>
      {details.length > 0 && <span className="fact-details"> {details.join(' · ')}</span>}
      {isDerived && <span className="fact-note"> ≈ derived</span>}
      {isByHand && (
        <span className="fact-note tone-good">
          {' '}
          ✓<span className="visually-hidden"> coded by a person</span>
        </span>
      )}
    </>
  );
}

function needsCase(before: Props, after: Props): boolean {
  const place = after.fact.place;
  return place !== undefined && before.one[place.list][place.index] !== after.one[place.list][place.index];
}

function isSameFact(a: ShownFact, b: ShownFact): boolean {
  return (
    a.key === b.key &&
    a.label === b.label &&
    a.status === b.status &&
    a.isByHand === b.isByHand &&
    a.isDerived === b.isDerived &&
    a.details.join('|') === b.details.join('|') &&
    a.spans === b.spans
  );
}
