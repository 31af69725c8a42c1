import type { JSX } from 'react';
import type { Given } from '../api/client.ts';
import { CombinationTable } from './combination-table.tsx';
import { CaseTitle } from './case-title.tsx';
import type { Evidence } from './evidence-drawer.tsx';
import { NumberLink } from './number-link.tsx';

type Match = Given<'match'>;
type Asked = {
  readonly [K in 'precedents' | 'combinations' | 'novelty' | 'overlaps' | 'labels']?: Match[K] | undefined;
};

const MOST_PRECEDENTS = 8;

/** Has it been seen before? What was searched, how often each combination occurs, the nearest cases, and possible same patients. */
export function PrecedentsPart({
  brief,
  onOpen,
}: {
  readonly brief: Asked;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const { novelty, combinations, precedents = [], overlaps = [], labels = {} } = brief;
  const name = (id: string): string => labels[id] ?? id;
  return (
    <div className="stack">
      {novelty !== undefined && <NoveltyLines novelty={novelty} onOpen={onOpen} />}
      {combinations !== undefined && combinations.concepts.length > 1 && (
        <CombinationTable combinations={combinations} name={name} onOpen={onOpen} />
      )}
      {precedents.length > 0 && (
        <>
          <h3>Nearest cases</h3>
          <ol className="plain-list precedents">
            {precedents.slice(0, MOST_PRECEDENTS).map((one) => (
              <li key={one.id}>
                <CaseTitle id={one.id} title={one.title} year={one.year} />
                <p className="small">
                  <NumberLink
                    about="concepts shared"
                    onOpen={() =>
                      onOpen({
                        title: `Shared with ${one.title ?? one.id}`,
                        caseIds: [one.id],
                        concepts: one.sharedExactly,
                      })
                    }
                  >
                    shares {one.sharedExactly.length + one.sharedThroughAncestor.length} of{' '}
                    {one.sharedExactly.length + one.sharedThroughAncestor.length + one.onlyHere.length}
                  </NumberLink>
                  <span className="quiet">: {one.sharedExactly.slice(0, 6).map(name).join(', ')}</span>
                  {one.onlyHere.length > 0 && (
                    <span className="quiet"> · lacks {one.onlyHere.slice(0, 4).map(name).join(', ')}</span>
                  )}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      {overlaps.length > 0 && (
        <>
          <h3>The same patient?</h3>
          <ul className="plain-list precedents">
            {overlaps.map((one) => (
              <li key={one.id}>
                <CaseTitle id={one.id} title={one.title} year={one.year} />
                <p className="small quiet">
                  {one.agreeing.length} facts agree (
                  {one.agreeing
                    .slice(0, 4)
                    .map(({ fact }) => fact)
                    .join(', ')}
                  ); {one.disagreeing.length} differ
                  {one.disagreeing.length > 0 &&
                    ` (${one.disagreeing
                      .slice(0, 3)
                      .map(({ fact, here, there }) => `${fact} ${here} / ${there}`)
                      .join(', ')})`}
                  .{' '}
                  {one.decided === undefined ? 'Please judge on the case’s page.' : `Judged: ${one.decided}.`}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function NoveltyLines({
  novelty,
  onOpen,
}: {
  readonly novelty: Match['novelty'];
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const concepts = novelty.concepts.map(({ id }) => id);
  return (
    <dl className="brief-lines">
      {novelty.claim !== undefined && (
        <div>
          <dt>the report says</dt>
          <dd>“{novelty.claim.words}”</dd>
        </div>
      )}
      <div>
        <dt>this library</dt>
        <dd>
          <strong>{novelty.statement}</strong>
        </dd>
      </div>
      {novelty.searches.map(({ how, query, cases, caseIds }) => (
        <div key={how + query}>
          <dt>found</dt>
          <dd>
            <NumberLink about="cases" onOpen={() => onOpen({ title: `${how}: ${query}`, caseIds, concepts })}>
              {cases}
            </NumberLink>{' '}
            of {novelty.casesSearched} cases with {how}
            {query.length < 120 ? (
              <span className="quiet small"> {query}</span>
            ) : (
              <details>
                <summary className="small">the query</summary>
                <p className="small code-like">{query}</p>
              </details>
            )}
          </dd>
        </div>
      ))}
      {novelty.nearestMisses.length > 0 && (
        <div>
          <dt>nearly</dt>
          <dd>
            {novelty.nearestMisses.map(({ lacks, cases, caseIds }, i) => (
              <span key={lacks.id}>
                {i > 0 && <span className="quiet"> · </span>}
                <NumberLink
                  about={`cases with all but ${lacks.label}`}
                  onOpen={() => onOpen({ title: `All but ${lacks.label}`, caseIds, concepts })}
                >
                  {cases}
                </NumberLink>{' '}
                with all but {lacks.label}
              </span>
            ))}
          </dd>
        </div>
      )}
      <div className="no-print">
        <dt>look further</dt>
        <dd>
          <details>
            <summary>Search strings for PubMed and Europe PMC</summary>
            <p className="small code-like">{novelty.searchStrings.pubmed}</p>
            <p className="small code-like">{novelty.searchStrings.europePmc}</p>
          </details>
        </dd>
      </div>
    </dl>
  );
}
