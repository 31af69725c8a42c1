import { useMemo, useState } from 'react';
import type { Case, KeptCase } from '../../http/contract.ts';
import { changeTo, historyOf, redo, undo } from './editing/history.ts';
import { type Block, blocksOfText } from './text/blocks.ts';
import type { UndoSteps } from './undo-steps.ts';

/** Work on a case of the library. It begins with the case as it stood then; newer revisions never replace what a person is correcting. */
export function useCaseWork(kept: Pick<KeptCase, 'case' | 'revision'>): {
  readonly one: Case;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly history: UndoSteps;
  readonly change: (one: Case) => void;
  readonly begun: Pick<KeptCase, 'case' | 'revision'>;
} {
  const [begun] = useState(kept);
  const [cases, setCases] = useState(() => historyOf(kept.case));
  const text = begun.case.text ?? '';
  const blocks = useMemo(() => blocksOfText(text), [text]);
  return {
    one: cases.present,
    text,
    blocks,
    begun,
    change: (one) => setCases(changeTo(cases, one)),
    history: {
      canUndo: cases.past.length > 0,
      canRedo: cases.future.length > 0,
      undo: () => setCases(undo(cases)),
      redo: () => setCases(redo(cases)),
    },
  };
}
