import { spanOf } from '../../../case/index.ts';
import type { Found, Rule } from '../rule.ts';
import { OTHER_PEOPLE } from '../times/patient-sentences.ts';

const MALE_ONLY =
  /(?<![\p{L}])(?:prostate|prostatic|prostatectomy|testis|testes|testicle|testicles|testicular|scrotum|scrotal|penis|penile|seminal vesicles?|vasectomy|orchiectomy|orchidectomy)(?![\p{L}])/iu;
const FEMALE_ONLY =
  /(?<![\p{L}])(?:uterus|uterine|ovary|ovaries|ovarian|cervical smear|vagina|vaginal|hysterectomy|menopause|postmenopausal|menarche|menstruat\w+|menstrual|pregnant|pregnancy|gravida|caesarean|cesarean|oophorectomy|endometri\w+|fallopian)(?![\p{L}])/iu;
const DENIED =
  /\b(?:penetration|intercourse|no|not|without|absent|absence|denied|never|exclude[ds]?|intersex|transgender|karyotype|persistent m[uü]llerian|rudimentary|ambiguous|disorders? of sex|metasta\w+|like|type|donor|born|birth|delivered|delivery|section|gestation\w*)\b/i;

/** Organs and states of one sex told of a patient of the other. */
export const sexAgainstAnatomy: Rule = {
  id: 'text/sex-against-anatomy',
  severity: 'note',
  title: 'an organ or state of the other sex',
  reason:
    'A prostate in a woman, a menopause in a man, in a sentence of the case presentation that denies nothing and names nobody else. Differences of sex development and transgender patients are right as they are: reports that speak of them are left alone.',
  find: ({ patient, told, isSeries, report }) => {
    const sex = patient.subject.sex;
    if (isSeries || sex === undefined || sex.value === 'other') return [];
    if (
      /\b(?:transgender|intersex|disorders? of sex|androgen insensitivity|gonadal dysgenesis|hermaphrodit\w*|m[uü]llerian|46,?\s?x[xy]|karyotype|undescended test\w+|couple|partner|husband|wife)\b/i.test(
        report.text,
      )
    )
      return [];
    const pattern = sex.value === 'female' ? MALE_ONLY : FEMALE_ONLY;
    const otherPronoun = sex.value === 'female' ? /\b(?:he|his|him)\b/i : /\b(?:she|her|hers)\b/i;
    for (const { text, span } of told) {
      if (DENIED.test(text) || OTHER_PEOPLE.test(text)) continue;
      // A sentence with the other pronoun is of somebody else, a newborn's mother above all.
      if (otherPronoun.test(text)) continue;
      const match = pattern.exec(text);
      if (match === null) continue;
      const at = span.start + match.index;
      const [said] = sex.evidence.spans;
      const found: Found = {
        message: `“${match[0]}” of a patient read as ${sex.value}.`,
        places: [
          { span: spanOf(at, at + match[0].length), says: match[0] },
          ...(said === undefined ? [] : [{ span: said }]),
        ],
      };
      return [found];
    }
    return [];
  },
};
