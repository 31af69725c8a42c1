import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import type { ActiveFactStore } from './active-fact.ts';
import type { ShownFact } from './facts/shown-fact.ts';
import type { UndoSteps } from './undo-steps.ts';

/** Keys of the workbench. Single letters can be switched off, for people whom they disturb (WCAG 2.1.4). */
export function useFactKeys({
  active,
  facts,
  history,
}: {
  readonly active: ActiveFactStore;
  readonly facts: readonly ShownFact[];
  readonly history: UndoSteps;
}): { readonly areOn: boolean; readonly toggle: () => void } {
  const [areOn, setOn] = useLocalStorage({ key: 'precedent-letter-keys', defaultValue: true });
  const step = (by: number) => (): void => {
    if (!areOn) return;
    const { open } = active.get();
    const at = facts.findIndex(({ key }) => key === open);
    const next = facts[at === -1 && by < 0 ? facts.length - 1 : at + by];
    if (next === undefined) return;
    active.set({ open: next.key, lit: next.key });
    document.getElementById(`fact-${next.key}`)?.focus();
  };
  useHotkeys([
    ['mod+Z', history.undo],
    ['mod+shift+Z', history.redo],
    ['mod+Y', history.redo],
    ['J', step(1)],
    ['K', step(-1)],
    ['U', () => areOn && history.undo()],
    ['Escape', () => active.set({ open: undefined, lit: undefined })],
  ]);
  return { areOn, toggle: () => setOn(!areOn) };
}
