import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { api } from '../api/client.ts';
import { CohortPart } from '../brief/cohort-part.tsx';
import { type Evidence, EvidenceDrawer } from '../brief/evidence-drawer.tsx';
import { EvidencePart } from '../brief/evidence-part.tsx';
import { PrecedentsPart } from '../brief/precedents-part.tsx';
import { ConceptField } from '../concepts/concept-field.tsx';
import { PageHeading } from '../layout/page-heading.tsx';
import { Loading, Nothing, Problem } from '../layout/page-states.tsx';
import { type AskSearch, filterOf, SEXES } from './ask-search.ts';
import { ConceptChip } from './concept-chip.tsx';

/** A question as a sentence one can edit; the answer below; the address holds the question. */
export function AskPage(): JSX.Element {
  const search = useSearch({ from: '/ask' });
  const navigate = useNavigate();
  const [evidence, setEvidence] = useState<Evidence>();
  const { has = [], sex, from, to } = search;
  const ask = (changed: { readonly [K in keyof AskSearch]?: AskSearch[K] | undefined }): void => {
    void navigate({ to: '/ask', search: (before) => clean({ ...before, ...changed }) });
  };
  const where = filterOf(search);
  return (
    <div className="page">
      <PageHeading
        title="Ask the library"
        about="Build a question from concepts. The address holds it, to be kept or sent to a colleague."
      >
        {where !== undefined && (
          <>
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/library', search: { where: [where] } })}
            >
              The cases as a table
            </Button>
            <Button variant="subtle" color="gray" onClick={() => void navigate({ to: '/ask', search: {} })}>
              Ask anew
            </Button>
          </>
        )}
      </PageHeading>
      <p className="question">
        Cases
        {has.length === 0 ? ' with …' : ' with '}
        {has.map((id, i) => (
          <span key={id}>
            {i > 0 && (i === has.length - 1 ? ' and ' : ', ')}
            <ConceptChip
              id={id}
              onReplace={(other) => ask({ has: has.map((one) => (one === id ? other : one)) })}
              onRemove={() => ask({ has: has.filter((one) => one !== id) })}
            />
          </span>
        ))}
        {sex !== undefined && <> among {sex === 'female' ? 'women and girls' : 'men and boys'}</>}
        {(from !== undefined || to !== undefined) && (
          <>
            {' '}
            published {from !== undefined && `from ${from}`} {to !== undefined && `until ${to}`}
          </>
        )}
        .
      </p>
      <div className="question-tools">
        <ConceptField
          label={has.length === 0 ? 'A disease, sign or drug' : 'and also with'}
          placeholder="lupus panniculitis, tumoral calcinosis, diltiazem …"
          clears
          onChoose={({ id }) => ask({ has: [...new Set([...has, id])] })}
        />
        <Select
          label="Among"
          clearable
          placeholder="everybody"
          data={SEXES.map((value) => ({
            value,
            label: value === 'female' ? 'women and girls' : 'men and boys',
          }))}
          value={sex ?? null}
          onChange={(value) => ask({ sex: SEXES.find((one) => one === value) })}
        />
      </div>
      {has.length === 0 ? (
        <Nothing title="What would you like to know?">
          <p>Two or three concepts make a good question. For example:</p>
          <ul>
            {EXAMPLES.map(({ words, concepts }) => (
              <li key={words}>
                <ExampleQuestion words={words} concepts={concepts} onAsk={(ids) => ask({ has: ids })} />
              </li>
            ))}
          </ul>
        </Nothing>
      ) : (
        <Answers search={search} where={where} onOpen={setEvidence} />
      )}
      <EvidenceDrawer evidence={evidence} onClose={() => setEvidence(undefined)} />
    </div>
  );
}

const EXAMPLES = [
  { words: 'Calcinosis cutis in lupus', concepts: ['calcinosis cutis', 'systemic lupus erythematosus'] },
  { words: 'Dermatomyositis treated with diltiazem', concepts: ['dermatomyositis', 'diltiazem'] },
  { words: 'Calciphylaxis', concepts: ['calciphylaxis'] },
];

function ExampleQuestion({
  words,
  concepts,
  onAsk,
}: {
  readonly words: string;
  readonly concepts: readonly string[];
  readonly onAsk: (ids: readonly string[]) => void;
}): JSX.Element {
  const find = async (): Promise<void> => {
    const found = await Promise.all(
      concepts.map((name) => api.findConcepts({ query: { words: name, limit: 1 } })),
    );
    onAsk(found.flatMap(({ concepts: [first] }) => (first === undefined ? [] : [first.id])));
  };
  return (
    <button type="button" className="as-link" onClick={() => void find()}>
      {words}
    </button>
  );
}

function Answers({
  search,
  where,
  onOpen,
}: {
  readonly search: AskSearch;
  readonly where: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const { has = [], from, to } = search;
  const [condition = '', among] = has;
  const match = useQuery({
    queryKey: ['match', has],
    queryFn: ({ signal }) => api.match({ body: { asked: { concepts: has } }, signal }),
  });
  const evidence = useQuery({
    queryKey: ['evidence', condition, among, from, to],
    queryFn: ({ signal }) =>
      api.evidence({
        body: {
          condition,
          ...(among !== undefined && { among }),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        },
        signal,
      }),
  });
  const cohort = useQuery({
    queryKey: ['cohort', where],
    queryFn: ({ signal }) => api.cohort({ body: where === undefined ? {} : { where }, signal }),
  });
  return (
    <div className="brief-parts">
      <section className="brief-part" aria-labelledby="seen">
        <h2 id="seen">Seen before?</h2>
        {match.isPending && <Loading what="Looking for precedents" />}
        {match.isError && <Problem error={match.error} onRetry={() => void match.refetch()} />}
        {match.data !== undefined && <PrecedentsPart brief={match.data} onOpen={onOpen} />}
      </section>
      <section className="brief-part" aria-labelledby="tried">
        <h2 id="tried">What was tried</h2>
        {evidence.isPending && <Loading what="Counting treatments" />}
        {evidence.isError && <Problem error={evidence.error} onRetry={() => void evidence.refetch()} />}
        {evidence.data !== undefined && <EvidencePart evidence={evidence.data} onOpen={onOpen} />}
      </section>
      <section className="brief-part" aria-labelledby="share">
        <h2 id="share">What such cases share</h2>
        {cohort.isPending && <Loading what="Counting patients" />}
        {cohort.isError && <Problem error={cohort.error} onRetry={() => void cohort.refetch()} />}
        {cohort.data !== undefined && <CohortPart answer={cohort.data} onOpen={onOpen} />}
      </section>
    </div>
  );
}

/** Leaves out of the address what asks for nothing. */
function clean(search: { readonly [key: string]: unknown }): AskSearch {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
