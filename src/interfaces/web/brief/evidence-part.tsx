import type { JSX } from 'react';
import { spellUnit } from '../../http/contract.ts';
import type { Given } from '../api/client.ts';
import type { Evidence, Quote } from './evidence-drawer.tsx';
import { NumberLink } from './number-link.tsx';
import { intervalInWords } from './shares.ts';

type Answer = Given<'evidence'>;
type Treatment = Answer['treatments'][number];

const RESPONDED: ReadonlySet<string> = new Set(['complete', 'partial']);

/** What was tried, in whom, and with what response: each count opens its cases and their sentences. */
export function EvidencePart({
  evidence,
  onOpen,
}: {
  readonly evidence: Answer;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const { condition, among, treatments, patients, cases, note, level, cautions } = evidence;
  const asked = `${condition.label}${among === undefined ? '' : ` with ${among.label}`}`;
  return (
    <div className="stack">
      <p>
        Among {patients} patients ({cases} cases) with {asked}.
        {note !== undefined && <span className="quiet"> {note}.</span>}
      </p>
      {treatments.length === 0 ? (
        <p className="quiet">No treatment is reported in these cases.</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Treatments and responses">
          <table className="figures">
            <caption>Responders of evaluable patients, exact 95 % intervals</caption>
            <thead>
              <tr>
                <th scope="col">Treatment</th>
                <th scope="col" className="num">
                  Treated
                </th>
                <th scope="col" className="num">
                  Responded
                </th>
                <th scope="col" className="num">
                  95 % interval
                </th>
                <th scope="col">Doses</th>
                <th scope="col">Adverse events</th>
              </tr>
            </thead>
            <tbody>
              {treatments.map((one) => (
                <TreatmentRow key={one.id} one={one} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="small quiet">
        Level {level.level} evidence ({level.scheme}: {level.meaning}). {cautions.join(' ')}
      </p>
    </div>
  );
}

function TreatmentRow({
  one,
  onOpen,
}: {
  readonly one: Treatment;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const open = (title: string, quotes: readonly Treatment['cases'][number][]) => () =>
    onOpen({ title, quotes: quotes.map(quoteOf) });
  return (
    <tr>
      <th scope="row">{one.label}</th>
      <td className="num">
        <NumberLink about={`patients given ${one.label}`} onOpen={open(`${one.label}: treated`, one.cases)}>
          {one.casesTreated}
        </NumberLink>
      </td>
      <td className="num">
        {one.evaluable === 0 ? (
          <span className="quiet">none evaluable</span>
        ) : (
          <NumberLink
            about={`responders to ${one.label}`}
            onOpen={open(
              `${one.label}: ${one.responders.n} responded of ${one.responders.of} evaluable`,
              [...one.cases]
                .filter(({ response }) => response !== 'not-reported')
                .sort((a, b) => Number(RESPONDED.has(b.response)) - Number(RESPONDED.has(a.response))),
            )}
          >
            {one.responders.n} / {one.responders.of}
          </NumberLink>
        )}
      </td>
      <td className="num quiet">{intervalInWords(one.responders)}</td>
      <td className="small">
        {one.doses.map(({ n, low, high, unit }) => (
          <span key={unit} className="dose">
            {low === high ? low : `${low}–${high}`} {spellUnit(unit)} <span className="quiet">n {n}</span>
          </span>
        ))}
      </td>
      <td className="small">
        {one.adverseEvents.slice(0, 3).map(({ id, label, patients, caseIds }) => (
          <span key={id} className="dose">
            {label}{' '}
            <NumberLink
              about={`patients with ${label}`}
              onOpen={() => onOpen({ title: `${one.label}: ${label}`, caseIds, concepts: [id, one.id] })}
            >
              {patients}
            </NumberLink>
          </span>
        ))}
      </td>
    </tr>
  );
}

function quoteOf({
  id,
  title,
  year,
  response,
  treatment,
  isCombined,
  sentence,
}: Treatment['cases'][number]): Quote {
  const said = response === 'not-reported' ? 'response not reported' : `response: ${response}`;
  return {
    id,
    title,
    year,
    sentence,
    says: `${treatment} · ${said}${isCombined ? ' · given with others' : ''}`,
  };
}
