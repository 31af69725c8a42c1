import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { callOuts } from './figure-labels.ts';

/** Kinds of picture that cannot stand for one another. */
const KINDS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'radiograph', pattern: /\b(?:x-?rays?|radiographs?|radiography)\b/i },
  { name: 'computed tomography', pattern: /\b(?:ct|computed tomograph\w+|computeri[sz]ed tomograph\w+)\b/i },
  { name: 'magnetic resonance', pattern: /\b(?:mri|magnetic resonance\w*)\b/i },
  { name: 'ultrasound', pattern: /\b(?:ultraso\w+|sonogra\w+|echocardiogra\w+)\b/i },
  { name: 'electrocardiogram', pattern: /\b(?:ecg|ekg|electrocardiogra\w+)\b/i },
  { name: 'endoscopy', pattern: /\b(?:endoscop\w+|colonoscop\w+|gastroscop\w+|bronchoscop\w+)\b/i },
  {
    name: 'histology',
    pattern:
      /\b(?:histolog\w+|histopatholog\w+|h(?:a?ematoxylin)|biops\w+|microscop\w+|photomicrograph\w*|stain\w*)\b/i,
  },
];

/** A figure called out for one kind of picture whose legend names only others. */
export const legendDiffers: Rule = {
  id: 'text/legend-differs',
  severity: 'warning',
  title: 'the legend of a figure names another kind of picture than the sentence that calls it out',
  reason:
    'The clause that calls a figure out names one kind of picture (radiograph, CT, MRI, ultrasound, ECG, endoscopy, histology), the legend of that figure only another. Figures with panels are judged by text/panels-differ.',
  find: (context) => {
    const seen = new Set<number>();
    return callOuts(context.report).flatMap((call) => {
      if (call.kind !== 'Figure' || seen.has(call.number)) return [];
      const legends = context.report.captions.filter(({ figure }) => figure === `Figure ${call.number}`);
      if (legends.length !== 1) return [];
      const found = judge(context, call, legends[0].span);
      if (found.length > 0) seen.add(call.number);
      return found;
    });
  },
};

function judge(
  { quote, sentenceAt, issues }: CheckContext,
  call: ReturnType<typeof callOuts>[number],
  legend: CheckContext['report']['captions'][number]['span'],
): Found[] {
  const sentence = sentenceAt(call.span.start);
  if (sentence === undefined) return [];
  if (issues('figure-panels-differ').some(({ span }) => span?.start === call.span.start)) return [];
  const before = sentence.text.slice(0, call.span.start - sentence.span.start);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(')')) + 1);
  const called = kindsIn(clause);
  const shown = kindsIn(quote(legend));
  if (called.length !== 1 || shown.length === 0 || shown.includes(called[0])) return [];
  return [
    {
      message: `Figure ${call.number} is called out for ${called[0]}; its legend names ${shown.join(', ')}.`,
      places: [
        { span: call.span, says: 'the call-out' },
        { span: legend, says: 'the legend' },
      ],
    },
  ];
}

function kindsIn(words: string): readonly string[] {
  return KINDS.filter(({ pattern }) => pattern.test(words)).map(({ name }) => name);
}
