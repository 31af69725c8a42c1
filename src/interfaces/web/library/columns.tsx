import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Given } from '../api/client.ts';
import type { Order } from './library-search.ts';

export type CaseLine = Given<'listCases'>['cases'][number];

/** A column of the table of cases. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly width: string;
  readonly isNumber?: boolean;
  /** The order of the server that sorts by it. */
  readonly order?: Order;
  readonly cell: (one: CaseLine) => ReactNode;
}

export const COLUMNS: readonly Column[] = [
  {
    id: 'condition',
    title: 'Main condition',
    width: 'minmax(9rem, 1.2fr)',
    cell: (one) => one.mainConditions.map(({ label }) => label).join(', ') || '–',
  },
  { id: 'sex', title: 'Sex', width: '4.5rem', cell: ({ sex }) => sex ?? '–' },
  {
    id: 'age',
    title: 'Age, y',
    width: '4.2rem',
    isNumber: true,
    order: 'age',
    cell: ({ ageYears }) => (ageYears === undefined ? '–' : Math.round(ageYears * 10) / 10),
  },
  {
    id: 'year',
    title: 'Year',
    width: '4rem',
    isNumber: true,
    order: 'year',
    cell: ({ year }) => year ?? '–',
  },
  {
    id: 'outcome',
    title: 'Outcome',
    width: '7rem',
    cell: ({ outcome }) => (outcome === 'not-reported' ? '–' : outcome),
  },
  { id: 'journal', title: 'Journal', width: 'minmax(7rem, 0.8fr)', cell: ({ journal }) => journal ?? '–' },
  {
    id: 'concepts',
    title: 'Facts',
    width: '4.6rem',
    isNumber: true,
    order: 'concepts',
    cell: ({ conceptCount }) => conceptCount,
  },
  { id: 'origin', title: 'Origin', width: '5.5rem', cell: ({ origin }) => origin },
  {
    id: 'added',
    title: 'Added',
    width: '6.5rem',
    order: 'added',
    cell: ({ addedAt }) => addedAt.slice(0, 10),
  },
  {
    id: 'changed',
    title: 'Changed',
    width: '6.5rem',
    order: 'changed',
    cell: ({ changedAt }) => changedAt.slice(0, 10),
  },
  { id: 'id', title: 'Id', width: '9rem', order: 'id', cell: ({ id }) => id },
];
const FIRST = ['condition', 'sex', 'age', 'year', 'outcome'];

/** The columns a person chose; kept in this browser. */
export function useColumns(): {
  readonly columns: readonly Column[];
  readonly shown: readonly string[];
  readonly toggle: (id: string) => void;
} {
  const [shown, setShown] = useLocalStorage({ key: 'precedent-columns', defaultValue: FIRST });
  return {
    columns: COLUMNS,
    shown,
    toggle: (id) => setShown(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]),
  };
}
