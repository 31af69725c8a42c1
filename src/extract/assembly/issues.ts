import type { Case, Issue } from '../../case/index.ts';
import type { Resources } from '../resource.ts';
import { dailyAmount, readDrugDoses, type UsualDose, usualDose } from './drug-doses.ts';
import type { PatientView } from './patient-view.ts';
import { wordsOf } from './report-view.ts';

type Doubtful = Pick<Case, 'subject' | 'treatments'>;

/** How many times beyond the usual a dose must be to be doubted, and to be warned of rather than noted. */
const DOUBTED_TIMES = 2;
const WARNED_TIMES = 3;
/** A factor between two units of mass that are written alike: mg for µg, g for mg. */
const UNIT_STEP = 1000;
const ADULT_YEARS = 18;

/** What the reader doubts of names and doses: misspelt names, classes without an agent, unusual doses. */
export function createDoubtFinder(resources: Resources): (view: PatientView, facts: Doubtful) => Issue[] {
  const dosesByDrug = readDrugDoses(resources);
  return (view, { subject, treatments }) => {
    const years = subject.age?.value.years;
    return [
      ...misspelt(view),
      ...treatments.flatMap((treatment) => classWithoutAgent(view, treatment)),
      ...(years === undefined || years < ADULT_YEARS
        ? []
        : treatments.flatMap((treatment) => unusualDoses(treatment, dosesByDrug))),
    ];
  };
}

/** Each misspelling once, wherever in the report it stands. */
function misspelt(view: PatientView): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const mention of view.mentions) {
    if (!('basis' in mention) || mention.basis !== 'misspelt') continue;
    const written = wordsOf(view, mention);
    if (seen.has(written.toLowerCase())) continue;
    seen.add(written.toLowerCase());
    issues.push({
      code: `${mention.type}-misspelt`,
      severity: 'warning',
      message: `“${written}” was read as ${mention.intended ?? mention.label}; check the spelling.`,
      span: mention.span,
    });
  }
  return issues;
}

function classWithoutAgent(view: PatientView, treatment: Case['treatments'][number]): Issue[] {
  if (treatment.isClass !== true || treatment.status !== 'given') return [];
  const span = treatment.evidence.spans[0];
  const words = view.document.text.slice(span.start, span.end);
  return [
    {
      code: 'drug-class-without-agent',
      severity: 'warning',
      message: `“${words}” names a class of drugs; the report does not say which agent was given.`,
      span,
    },
  ];
}

function unusualDoses(
  treatment: Case['treatments'][number],
  dosesByDrug: ReadonlyMap<string, readonly UsualDose[]>,
): Issue[] {
  if (treatment.kind !== 'drug' || treatment.agent.id === undefined) return [];
  const usual = usualDose(dosesByDrug.get(treatment.agent.id), treatment.route);
  if (usual === undefined) return [];
  return treatment.doses.flatMap((dose) => {
    const amount = dailyAmount(dose);
    if (amount === undefined || amount.base !== usual.base || amount.high <= 0) return [];
    const below = usual.low / amount.high;
    const above = amount.low / usual.high;
    const times = Math.max(below, above);
    if (times < DOUBTED_TIMES) return [];
    const said = `${treatment.agent.label} “${dose.text}”`;
    const range = `the usual adult dose is ${usual.written} (${usual.source})`;
    const span = dose.evidence.spans[0];
    const isStep = isWithin(amount.low * (below > above ? UNIT_STEP : 1 / UNIT_STEP), usual);
    if (isStep)
      return [
        {
          code: 'dose-unit-unlikely',
          severity: 'warning' as const,
          message: `${said}: ${range}; the unit may be a thousand times off.`,
          span,
        },
      ];
    const isBelow = below > above;
    return [
      {
        code: isBelow ? 'dose-below-usual' : 'dose-above-usual',
        severity: times >= WARNED_TIMES ? ('warning' as const) : ('note' as const),
        message: `${said} is ${isBelow ? 'below' : 'above'} the usual: ${range}.`,
        span,
      },
    ];
  });
}

function isWithin(amount: number, usual: UsualDose): boolean {
  return amount >= usual.low && amount <= usual.high;
}
