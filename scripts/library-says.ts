import type { OpenLibrary } from '../src/app/index.ts';
import type { Pack } from '../src/packs/index.ts';
import type { Variable } from '../src/questions/cohort/index.ts';
import type { NamedTreatmentEvidence } from '../src/questions/evidence/index.ts';
import type { Proportion } from '../src/statistics/index.ts';

/** A published figure: which series of `series.json`, and which of its figures. */
interface Published {
  readonly series: string;
  readonly what: string;
}

const ANY_CALCIFICATION = 'HP:0010766';
const SLE = 'MONDO:0007915';
const LUPUS = 'has MONDO:0007915 or has MONDO:0005282';
const TYPES = ['dystrophic', 'calciphylaxis', 'metastatic', 'idiopathic', 'iatrogenic'] as const;

/** Groups of underlying disease; a patient may stand in several. */
const DISEASES: readonly (readonly [string, string])[] = [
  ['systemic lupus erythematosus', SLE],
  ['cutaneous lupus, lupus panniculitis among it', 'MONDO:0005282'],
  ['lupus panniculitis', 'MONDO:0019561'],
  ['dermatomyositis', 'MONDO:0016367'],
  ['systemic sclerosis', 'MONDO:0005100'],
  ['overlap syndrome as such', 'PRECEDENT:overlap-syndrome'],
  ['end-stage renal failure', 'HP:0003774'],
];

const SEX: readonly Published[] = [
  { series: 'lupus-jdp-2017', what: 'sex' },
  { series: 'lupus-mgh-2022', what: 'female' },
  { series: 'mayo-2012', what: 'female' },
];
const AGE: readonly Published[] = [
  { series: 'lupus-mgh-2022', what: 'age' },
  { series: 'mayo-2012', what: 'age at onset of calcinosis' },
];
const LATENCY: readonly Published[] = [
  { series: 'lupus-jdp-2017', what: 'mean onset after the diagnosis of lupus' },
  { series: 'lupus-suleman', what: 'interval from lupus to calcinosis' },
  { series: 'lupus-mgh-2022', what: 'onset' },
];
const PUBLISHED: Readonly<Record<string, readonly Published[]>> = {
  sex: SEX,
  'age at presentation': AGE,
  'latency from the underlying diagnosis': LATENCY,
  extent: [{ series: 'lupus-suleman', what: 'extent' }],
  sites: [{ series: 'lupus-mgh-2022', what: 'lower limb' }],
};
const PUBLISHED_BY_TREATMENT: Readonly<Record<string, readonly Published[]>> = {
  Diltiazem: [
    { series: 'mayo-2012', what: 'diltiazem, partial response' },
    { series: 'mayo-2012', what: 'diltiazem, complete response' },
    { series: 'diltiazem-ssc-1998', what: 'slight radiological improvement' },
  ],
  'surgical excision': [
    { series: 'mayo-2012', what: 'surgery, complete response' },
    { series: 'mayo-2012', what: 'surgery, partial response' },
    { series: 'mayo-2012', what: 'surgery, no response' },
  ],
  bisphosphonate: [{ series: 'diltiazem-pamidronate-vellore', what: 'complete response' }],
  'sodium thiosulfate': [
    { series: 'topical-thiosulfate-2023', what: 'complete response' },
    { series: 'topical-thiosulfate-2023', what: 'partial response' },
  ],
};

/** Why library and series differ, for each variable in a sentence. */
const WHY: Readonly<Record<string, string>> = {
  sex: 'Lupus is a disease of women to begin with; the Mayo series counts every connective-tissue disease, juvenile dermatomyositis among them.',
  'age at presentation':
    'Cases give the age when the patient was seen, the Mayo series that at the onset of calcinosis, and the patients of one hospital are seen for decades.',
  'latency from the underlying diagnosis':
    'Few abstracts state the interval, and early or late onsets are what is worth a report; how the mean of 9.8 years was counted could not be looked up.',
  extent:
    'Universalis is rare, so it is reported (publication bias); and an extent is often the curator’s reading of the sites.',
  sites: 'An abstract names the sites that are striking, a series asks for all.',
};

/** What the tool itself says of the pack's cases, as Markdown, each figure beside the published one. */
export async function describeLibrary(library: OpenLibrary, pack: Pack): Promise<string> {
  const published = (wanted: readonly Published[]) =>
    wanted.map((one) => quote(pack, one)).join('<br>') || '–';
  const { cohort } = await library.cohort({ where: LUPUS });
  const told = cohort.variables.filter(({ reported }) => reported > 0);
  const shown = told.filter(({ reported }) => reported > 1);
  const single = told.filter(({ reported }) => reported === 1).map(({ name }) => name);
  const rows = shown.map(
    (variable) =>
      `| ${variable.name} | ${spell(variable)} | ${variable.reported} of ${variable.of} | ${published(PUBLISHED[variable.name] ?? [])} |`,
  );
  const why = shown.flatMap(({ name }) => (WHY[name] === undefined ? [] : [`- **${name}**: ${WHY[name]}`]));
  const all = await library.cohort({});
  return [
    `${all.cohort.cases} cases of ${all.cohort.patients} patients, pack ${pack.manifest.version}, built-in vocabulary; ${pack.cases.length - all.cohort.cases} of the ${pack.cases.length} records are kept out of counts.`,
    'The program makes these figures itself (`precedent cohort`, `precedent evidence`). Intervals are exact 95 % intervals (Clopper and Pearson).',
    '',
    '### Cases by disease and type',
    '',
    'Patients by the type that authors or curator named; a patient may stand in several rows.',
    '',
    `| disease | ${TYPES.join(' | ')} |`,
    `|---|${'---|'.repeat(TYPES.length)}`,
    ...(await byDisease(library)),
    '',
    '### Lupus in any form',
    '',
    `${cohort.patients} patients (\`precedent cohort --where '${LUPUS}'\`). Reported: how many say something on it; silence is not a no.`,
    '',
    '| | in the library | reported | published |',
    '|---|---|---|---|',
    ...rows,
    '',
    `Told of one patient each: ${single.join(', ') || 'nothing'}.`,
    '',
    '### What was tried in systemic lupus',
    '',
    `\`precedent evidence --condition ${ANY_CALCIFICATION} --among ${SLE}\`. Responders: complete or partial, of those whose response is told. Evidence of level 4 (OCEBM 2011), no recommendation.`,
    '',
    '| treatment | treated | responders | responses | cases | published, not in lupus alone |',
    '|---|---|---|---|---|---|',
    ...(await treatments(library, published)),
    '',
    '### Why library and series may differ',
    '',
    '- **All**: a case is published because it is rare, severe or went well (publication bias); one patient may stand in two reports, although none was recognised; most cases were coded from an abstract, which leaves out what was usual and what did not work.',
    ...why,
    '- **treatments**: given one after the other and together, to patients who asked for something to be tried; each report has its own idea of a response. The Mayo series scores surgery for the lesion that was removed, the cases for the disease.',
    '',
    'Series quoted above; `series.json` tells how far each was read.',
    '',
    ...citations(pack),
  ].join('\n');
}

async function byDisease(library: OpenLibrary): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const [name, id] of [...DISEASES, ['any or none', ANY_CALCIFICATION] as const]) {
    const cells: number[] = [];
    for (const type of TYPES) {
      const among = id === ANY_CALCIFICATION ? {} : { among: id };
      cells.push((await library.evidence({ condition: ANY_CALCIFICATION, type, ...among })).patients);
    }
    rows.push(`| ${name} | ${cells.map((n) => (n === 0 ? '–' : n)).join(' | ')} |`);
  }
  return rows;
}

async function treatments(
  library: OpenLibrary,
  published: (wanted: readonly Published[]) => string,
): Promise<readonly string[]> {
  const answer = await library.evidence({ condition: ANY_CALCIFICATION, among: SLE });
  return answer.treatments.map((one) => {
    const ids = one.cases.map(({ id }) => id.slice(id.indexOf(':') + 1)).sort();
    return `| ${one.label} | ${one.casesTreated} | ${one.evaluable === 0 ? 'none told' : share(one.responders)} | ${responses(one)} | ${ids.join(', ')} | ${published(PUBLISHED_BY_TREATMENT[one.label] ?? [])} |`;
  });
}

function responses({ responses: told }: NamedTreatmentEvidence): string {
  return Object.entries(told)
    .filter(([, n]) => n > 0)
    .map(([response, n]) => `${response} ${n}`)
    .join(', ');
}

function spell(variable: Variable): string {
  if (variable.kind === 'named')
    return variable.values
      .slice(0, 8)
      .map(({ value, share: of }) => `${value} ${share(of)}`)
      .join('; ');
  const { summary, unit } = variable;
  if (summary === undefined) return 'no number';
  const { median, lowerQuartile, upperQuartile, low, high, mean, standardDeviation } = summary;
  const spread = standardDeviation === undefined ? '' : `, SD ${short(standardDeviation)}`;
  return `median ${short(median)} ${unit} (quartiles ${short(lowerQuartile)}–${short(upperQuartile)}, range ${short(low)}–${short(high)}); mean ${short(mean)}${spread}`;
}

function share({ n, of, interval }: Proportion): string {
  if (interval === undefined) return `${n}/${of}`;
  return `${n}/${of} (${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)} %)`;
}

/** A figure of `series.json` with its citation; one that is not there is a mistake of this script. */
function quote(pack: Pack, { series, what }: Published): string {
  const found = pack.series.find(({ id }) => id === series);
  const figure = found?.figures.find((one) => one.what === what);
  if (found === undefined || figure === undefined)
    throw new Error(`series.json has no figure “${what}” of ${series}.`);
  const { value, valueHigh, sd, n, of, unit, statistic, note } = figure;
  const number =
    n !== undefined
      ? `${n}${of === undefined ? '' : `/${of}`}`
      : value !== undefined
        ? `${statistic === 'mean' ? 'mean ' : ''}${statistic === 'share' ? `${Math.round(value * 100)} %` : value}${valueHigh === undefined ? '' : `–${valueHigh}`}${sd === undefined ? '' : ` (SD ${sd})`}${unit === undefined ? '' : unit === 'a' ? ' years' : ` ${unit}`}`
        : (note ?? '');
  return `${what} ${number} [${found.source}]`;
}

/** The sources of every series that is quoted, as link definitions would need them. */
function citations(pack: Pack): readonly string[] {
  const quoted = [...Object.values(PUBLISHED), ...Object.values(PUBLISHED_BY_TREATMENT)].flat();
  const ids = new Set(quoted.map(({ series }) => series));
  return pack.series
    .filter(({ id }) => ids.has(id))
    .map(({ source, title, seen }) => {
      const cited = pack.manifest.references.find(({ id }) => id === source);
      const address = cited?.doi === undefined ? cited?.url : `https://doi.org/${cited.doi}`;
      const where = [cited?.journal, cited?.year].filter((one) => one !== undefined).join(' ');
      return `- [${source}] ${title}; ${[where, address].filter((one) => one !== '').join(', ')}${seen === 'secondary' ? ' (quoted at second hand)' : ''}`;
    });
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
