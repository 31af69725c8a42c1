import type { Rule } from '../rule.ts';
import { datesIn, yearOf } from './day-range.ts';

/** Dates of the case that lie after the year the report says it was published. */
export const afterPublication: Rule = {
  id: 'times/after-publication',
  severity: 'error',
  title: 'a date of the case after the year of publication',
  reason:
    'The year of publication as the document itself states it (JATS, HTML metadata); dates of the case lie before.',
  find: ({ patient, told, quote }) => {
    const published = patient.report.citation.year;
    if (published === undefined) return [];
    return told.flatMap(({ mentions }) =>
      datesIn(mentions).flatMap(({ mention }) =>
        yearOf(mention.iso8601date ?? '0') > published
          ? [
              {
                message: `“${quote(mention.span)}” lies after ${published}, the year of publication.`,
                places: [{ span: mention.span, says: quote(mention.span) }],
              },
            ]
          : [],
      ),
    );
  },
};
