import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Case } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { describeFacts } from '../read/facts/describe-facts.ts';
import { FactWords } from '../read/facts/fact-row.tsx';
import { CaseTitle } from './case-title.tsx';
import { sentenceAround } from './sentence-around.ts';

const MOST_FACTS = 6;

/** A case of the library behind a number: its title, and the facts that count with their sentences. */
export function CaseEvidence({
  id,
  concepts,
}: {
  readonly id: string;
  readonly concepts: readonly string[];
}): JSX.Element {
  const { data, isPending, error } = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.getCase({ params: { id }, signal }),
  });
  if (isPending) return <Skeleton height={18} />;
  if (error !== null) return <p className="tone-bad small">{error.message}</p>;
  const one = data.case;
  const facts = relevant(one, concepts).slice(0, MOST_FACTS);
  const { text } = one;
  return (
    <>
      <CaseTitle id={id} title={one.title ?? one.report.citation.title} year={one.report.citation.year} />
      <ul className="plain-list small">
        {facts.map((fact) => {
          const [span] = fact.spans;
          return (
            <li key={fact.key}>
              <FactWords fact={fact} />
              {fact.note !== undefined && <blockquote>{fact.note}</blockquote>}
              {span !== undefined && text !== undefined && <Sentence text={text} span={span} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Sentence({
  text,
  span,
}: {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}): JSX.Element {
  const { before, words, after } = sentenceAround(text, span);
  return (
    <blockquote>
      {before}
      <mark>{words}</mark>
      {after}
    </blockquote>
  );
}

/** The facts with the concepts that count; where none is asked for or named so, who the patient is and the conditions. */
function relevant(one: Case, concepts: readonly string[]): ReturnType<typeof describeFacts> {
  const facts = describeFacts(one);
  const named = facts.filter(({ conceptId, label }) => concepts.includes(conceptId ?? label));
  return named.length > 0 ? named : facts.filter(({ kind }) => kind === 'person' || kind === 'condition');
}
