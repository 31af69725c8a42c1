import type { ReportMention } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { OTHER_PEOPLE } from './patient-sentences.ts';

/** An age in title, abstract or legend that the case presentation does not have. */
export const ageDiffers: Rule = {
  id: 'times/age-differs',
  severity: 'warning',
  title: 'the age of title, abstract or legend is another than that of the case',
  reason:
    'The same patient at presentation. One year apart is a note, for a birthday may lie between; ages within the course ("at the age of 40") are taken as further ages of the case.',
  find: (context) => {
    if (context.isSeries) return [];
    const inCase = agesIn(
      context,
      (kind) => kind === 'case-presentation' || kind === 'other' || kind === 'results',
    );
    const elsewhere = agesIn(
      context,
      (kind) => kind === 'abstract' || kind === 'title' || kind === 'caption',
    );
    if (inCase.length === 0) return [];
    const found: Found[] = [];
    for (const one of elsewhere) {
      const gap = Math.min(...inCase.map(({ years }) => Math.abs(years - one.years)));
      if (gap < 1) continue;
      const [own] = inCase;
      found.push({
        message: `“${one.words}” in the ${one.kind}, “${own.words}” in the case presentation.`,
        severity: gap <= 1 ? 'note' : 'warning',
        places: [
          { span: one.mention.span, says: one.words },
          { span: own.mention.span, says: own.words },
        ],
      });
      break;
    }
    return found;
  },
};

interface AgeSaid {
  readonly years: number;
  readonly words: string;
  readonly kind: string;
  readonly mention: ReportMention;
}

function agesIn({ sentences, quote }: CheckContext, isWanted: (kind: string) => boolean): readonly AgeSaid[] {
  return sentences
    .filter(({ kind, text }) => isWanted(kind) && !OTHER_PEOPLE.test(text) && !/\bpatients\b/i.test(text))
    .flatMap(({ mentions, kind }) =>
      mentions.flatMap((mention) =>
        mention.type === 'age' &&
        mention.isLoose === undefined &&
        mention.experiencer === 'patient' &&
        mention.years !== undefined &&
        mention.years >= 1
          ? [{ years: Math.floor(mention.years), words: quote(mention.span), kind, mention }]
          : [],
      ),
    );
}
