import type { JSX } from 'react';
import type { Case } from '../../http/contract.ts';

/** Where a case was published, as a reader would cite it, with ways to the source. */
export function CitationCard({ one }: { readonly one: Case }): JSX.Element {
  const { citation, licence } = one.report;
  const { authors = [], title, journal, year, doi, pmid, pmcid, url } = citation;
  const links = [
    doi === undefined ? undefined : (['doi', doi, `https://doi.org/${doi}`] as const),
    pmid === undefined ? undefined : (['PubMed', pmid, `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`] as const),
    pmcid === undefined
      ? undefined
      : (['PMC', pmcid, `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`] as const),
    url?.startsWith('https://') === true ? (['web', new URL(url).host, url] as const) : undefined,
  ].filter((link) => link !== undefined);
  const { curation } = one;
  return (
    <div className="citation">
      <p>
        {authors.length > 0 && `${authors.slice(0, 6).join(', ')}${authors.length > 6 ? ', et al' : ''}. `}
        {title !== undefined && `${title}. `}
        {journal !== undefined && <em>{journal}. </em>}
        {year}
        {authors.length === 0 && title === undefined && journal === undefined && year === undefined && (
          <span className="quiet">Without a citation: it was read from a report of your own.</span>
        )}
      </p>
      {links.length > 0 && (
        <p className="small">
          {links.map(([kind, words, address]) => (
            <span key={kind} className="dose">
              {kind}{' '}
              <a href={address} rel="noreferrer noopener" target="_blank">
                {words}
              </a>
            </span>
          ))}
        </p>
      )}
      {curation !== undefined && (
        <p className="small quiet">
          Coded by hand from {curation.seen === 'full-text' ? 'the full text' : `the ${curation.seen}`}
          {curation.labels.map(({ axis, value, source }) => ` · ${axis}: ${value} (${source})`).join('')}
          {!curation.poolable && ' · not counted among patients'}
          {curation.note !== undefined && ` · ${curation.note}`}
        </p>
      )}
      {licence !== undefined && <p className="small quiet">Licence: {licence}</p>}
    </div>
  );
}
