import { type ReportMention, type ReportText, type Span, spanOf } from '../case/index.ts';
import type { Assertion } from './assertion/index.ts';
import type { Reading } from './extract.ts';
import { findAbbreviations, type Mention } from './mention/index.ts';

/** A report as questions about the report itself see it: plain data, without tokens and without how it was read. Linear in the text. */
export function reportTextOf({ document, sections, mentions, assertions }: Reading): ReportText {
  const { text, blocks, tokens } = document;
  const sentences: Span[] = [];
  for (let s = 0; s < tokens.sentenceCount; s += 1)
    sentences.push(
      spanOf(tokens.startUtf16[tokens.sentenceStart[s]], tokens.endUtf16[tokens.sentenceStart[s + 1] - 1]),
    );
  return {
    text,
    sections,
    sentences,
    captions: blocks.flatMap(({ kind, span, figure }) =>
      kind === 'caption' && figure !== undefined ? [{ span, figure }] : [],
    ),
    references: blocks.flatMap(({ kind, span }) => (kind === 'reference' ? [span] : [])),
    mentions: mentions.map((mention, i) => reportMention(mention, assertions[i])),
    abbreviations: findAbbreviations(text, tokens).map(({ short, shortFrom, longFrom, longTo }) => ({
      short,
      shortSpan: spanOf(tokens.startUtf16[shortFrom], tokens.startUtf16[shortFrom] + short.length),
      longSpan: spanOf(tokens.startUtf16[longFrom], tokens.endUtf16[longTo - 1]),
    })),
  };
}

function reportMention(mention: Mention, { status, experiencer }: Assertion): ReportMention {
  const { span, sentence, type } = mention;
  return { span, sentence, type, status, experiencer, ...detailsOf(mention) };
}

function detailsOf(mention: Mention): Partial<ReportMention> {
  switch (mention.type) {
    case 'age':
      return { years: mention.years, ...looseIf(mention.ofAnother ?? mention.approximate) };
    case 'sex':
      return { sex: mention.sex, ...looseIf(mention.ofAnother) };
    case 'date': {
      const { iso8601date, relative, anchor, approximate } = mention;
      return {
        ...(iso8601date !== undefined && { iso8601date }),
        ...(relative !== undefined && {
          days: relative.direction === 'before' ? -relative.days : relative.days,
        }),
        ...(anchor !== undefined && { anchor }),
        ...looseIf(approximate),
      };
    }
    case 'duration':
      return { days: mention.days, ...looseIf(mention.approximate ?? mention.daysHigh !== undefined) };
    case 'value':
    case 'dose':
      return mention.quantity === undefined ? {} : { quantity: mention.quantity };
    default: {
      const [conceptId] = mention.concepts;
      return { label: mention.label, ...(conceptId !== undefined && { conceptId }) };
    }
  }
}

function looseIf(isLoose: boolean | undefined): { isLoose?: true } {
  return isLoose === true ? { isLoose: true } : {};
}
