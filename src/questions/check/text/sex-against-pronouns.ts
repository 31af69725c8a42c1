import { spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { OTHER_PEOPLE } from '../times/patient-sentences.ts';

const FEMALE = 'woman|female|girl|lady';
const MALE = 'man|male|boy|gentleman';
/** With words that point at the patient: "looked like a girl" points at nobody. */
const NOUN = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:the|this|our|a|an)\s+|(\d{1,3})[\s-]+years?[\s-]+old\s+(?:[\p{L}-]+\s+){0,3}?)(?:(${FEMALE})|(${MALE}))(?![\p{L}])`,
  'giu',
);
const PRONOUN =
  /(?<![\p{L}\d])(?:([Ss]he|[Hh]ers?|[Hh]erself)|([Hh]e|[Hh]is|[Hh]im|[Hh]imself))(?![\p{L}\d-]|\s?\d)/gu;
/** Said of somebody, these bring in people whose pronouns are their own. */
const SOMEBODY =
  /\b(?:physicians?|doctors?|surgeons?|dermatologists?|practitioners?|nurses?|caregivers?|teachers?|others?|another|newborns?|bab(?:y|ies)|infants?|neonates?|children|f(?:o?e)tus|caretaker|guardian|patients|recipient|pregnan\w+|deliver\w+|born|births?|labou?r|karyotype|genotype|phenotypic\w*|transgender\w*|transsex\w+|like an?|red man|angle of his|bundle of his|siblings?|predilection|predominan\w+|preponderance|ratio|more common\w*|prevalence|incidence)\b/i;

/** Patients told one after another under numbers. */
const SEVERAL =
  /\b(?:case|patient) (?:no\.? )?[2-9]\b|\bP2\b|\b(?:second|other|both|two|three) (?:cases?|patients?|wife|brothers?|sisters?|siblings?)\b/i;

/** A pronoun of the other sex than the patient's. */
export const sexAgainstPronouns: Rule = {
  id: 'text/sex-against-pronouns',
  severity: 'note',
  title: 'a pronoun or noun of the other sex than the patient’s',
  reason:
    'In sentences of the case presentation that name nobody else, and follow none that does. The sex is the one that most nouns and pronouns of the case have; a report that respects a person’s own pronouns may differ rightly. Reports that tell of a man and a woman of different ages are left alone.',
  find: (context) => (context.isSeries || SEVERAL.test(context.report.text) ? [] : findIn(context)),
};

interface Said {
  readonly sex: 'female' | 'male';
  readonly start: number;
  readonly end: number;
  readonly age?: number;
  readonly isNoun: boolean;
}

function findIn(context: CheckContext): Found[] {
  const { quote } = context;
  const said = saidOf(context);
  const nouns = said.filter(({ age }) => age !== undefined);
  if (nouns.some((one) => nouns.some((other) => other.sex !== one.sex && other.age !== one.age))) return [];
  const female = said.filter(({ sex }) => sex === 'female');
  const male = said.filter(({ sex }) => sex === 'male');
  if (female.length === 0 || male.length === 0) return [];
  // The noun that introduces the patient decides where the counts are equal.
  const first = said.find(({ isNoun }) => isNoun);
  const isFemale = female.length === male.length ? first?.sex === 'female' : female.length > male.length;
  const [many, few] = isFemale ? [female, male] : [male, female];
  // Many of both sexes are two people.
  if (few.length > 2 && few.length * 3 > many.length) return [];
  const [odd] = few;
  const [usual] = many;
  return [
    {
      message: `“${quote(spanOf(odd.start, odd.end))}” where the rest of the case has “${quote(spanOf(usual.start, usual.end))}”.`,
      places: [odd, usual].map(({ start, end }) => ({
        span: spanOf(start, end),
        says: quote(spanOf(start, end)),
      })),
    },
  ];
}

/** Nouns and pronouns of the patient, in the order of the text. */
function saidOf({ told }: CheckContext): readonly Said[] {
  const said: Said[] = [];
  let wasOther = false;
  for (const [i, { text, span, index }] of told.entries()) {
    const isOther = OTHER_PEOPLE.test(text) || SOMEBODY.test(text);
    const follows = told[i - 1]?.index === index - 1 && wasOther;
    wasOther = isOther;
    if (isOther || namesBoth(text)) continue;
    for (const match of text.matchAll(NOUN)) {
      const at = span.start + match.index;
      said.push({
        sex: match[2] === undefined ? 'male' : 'female',
        start: at,
        end: at + match[0].length,
        ...(match[1] !== undefined && { age: Number(match[1]) }),
        isNoun: true,
      });
    }
    if (follows) continue;
    for (const match of text.matchAll(PRONOUN)) {
      const at = span.start + match.index;
      said.push({
        sex: match[1] === undefined ? 'male' : 'female',
        start: at,
        end: at + match[0].length,
        isNoun: false,
      });
    }
  }
  return said.sort((a, b) => a.start - b.start);
}

/** "The man was 30 and the woman 21": two people. */
function namesBoth(text: string): boolean {
  const sexes = new Set([...text.matchAll(NOUN)].map((match) => match[2] === undefined));
  return sexes.size > 1;
}
