import type { Rule } from '../rule.ts';

const HELD =
  /\b(?:diagnos\w+|was considered|we conclude\w*|labell?ed|classified)\b[^.;]{0,60}\bidiopathic\b/i;
const OPEN =
  /\b(?:still (?:being|under) investigat\w+|under investigation|investigations? (?:are|is|were|was) (?:ongoing|pending|awaited)|results? (?:are|is|were|was) (?:pending|awaited)|work-?up (?:is|was) (?:ongoing|incomplete|pending))\b/i;

/** "Idiopathic" said of what is still being looked into. */
export const idiopathicWhileOpen: Rule = {
  id: 'text/idiopathic-while-open',
  severity: 'note',
  title: 'called idiopathic while the work-up is still open',
  reason:
    '"Idiopathic" says that a cause was looked for and not found; the report also says that the search goes on.',
  find: ({ sentences, isSeries }) => {
    if (isSeries) return [];
    const about = sentences.filter(({ kind }) => kind !== 'references' && kind !== 'introduction');
    const held = about.find(({ text }) => HELD.test(text));
    const open = about.find(({ text }) => OPEN.test(text));
    if (held === undefined || open === undefined) return [];
    return [
      {
        message: 'The case is called idiopathic, and the work-up is said to be open.',
        places: [held, open].map(({ span, text }) => ({ span, says: text })),
      },
    ];
  },
};
