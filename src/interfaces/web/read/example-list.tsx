import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';

/** The example reports that come with the program. */
export function ExampleList({ onChoose }: { readonly onChoose: (name: string) => void }): JSX.Element | null {
  const { data } = useQuery({
    queryKey: ['examples'],
    queryFn: ({ signal }) => api.listExamples({ signal }),
  });
  if (data === undefined || data.examples.length === 0) return null;
  return (
    <details className="examples">
      <summary>All {data.examples.length} examples</summary>
      <ul className="plain-list">
        {data.examples.map(({ name, title, words }) => (
          <li key={name}>
            <button type="button" className="as-link" onClick={() => onChoose(name)}>
              {title}
            </button>{' '}
            <span className="quiet small number">{words.toLocaleString('en')} words</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
