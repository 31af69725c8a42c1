import type { Investigation, Issue } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { statusOf } from './assemble-findings.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { cuesIn } from './cues.ts';
import {
  calledOut,
  type FigureRef,
  figureInLegend,
  figureName,
  panelDoubts,
  type PanelShown,
} from './figures.ts';
import type { GenericNames } from './generic-names.ts';
import { spreadExcluded } from './invasion.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { qualify } from './qualifiers.ts';
import { isProblem, readAt, sentenceTokens, wordsOf } from './report-view.ts';

/** "biopsy from the right thigh": how many words may stand before what was examined. */
const REACH_TO_SITE = 3;

type ShownFinding = Investigation['findings'][number];

/** An investigation while places that speak of the same one are brought together. */
interface Draft {
  readonly key: string;
  readonly section: string;
  readonly figure?: FigureRef;
  readonly investigation: Investigation;
}

export interface InvestigatedFacts {
  readonly investigations: readonly Investigation[];
  readonly issues: readonly Issue[];
}

/**
 * One investigation per modality and sentence, with what it showed or ruled out, its sites and its figure.
 *
 * What abstract and legends say of a modality joins the investigation that the case presentation tells of. Names such as "laboratory tests"
 * are listed only where they showed something.
 */
export function assembleInvestigations(view: PatientView, generic: GenericNames): InvestigatedFacts {
  const drafts: Draft[] = [];
  const panels: PanelShown[] = [];
  for (const [position, fact] of view.facts.entries()) {
    if (!isDone(view, fact, generic) || (isStain(view, fact, generic) && followsAnother(view, fact)))
      continue;
    const figure = figureOf(view, fact);
    const kind = kindOf(view, fact);
    if (figure !== undefined && (kind === 'imaging' || kind === 'pathology'))
      panels.push({
        ref: figure,
        kind,
        label: wordsOf(view, fact.mention).toLowerCase(),
        inLegend: fact.section === 'caption',
      });
    const findings = shownBy(view, position, kind, generic);
    const interpretation = overallOf(view, fact);
    if (findings.length === 0 && isBare(view, fact, interpretation, figure, generic)) continue;
    const { sites } = qualify(view, fact.index, generic, REACH_TO_SITE);
    add(drafts, {
      key: conceptKey(fact.mention),
      section: `${fact.section} ${fact.mention.sentence}`,
      ...(figure !== undefined && { figure }),
      investigation: {
        modality: conceptOf(fact.mention),
        kind,
        ...(sites.length > 0 && { sites }),
        findings,
        ...(interpretation !== undefined && { interpretation }),
        ...(figure !== undefined && { figure: figureName(figure) }),
        evidence: readAt([fact.mention.span]),
      },
    });
  }
  return {
    investigations: drafts.map((d) => d.investigation),
    issues: panels.length < 2 ? [] : panelDoubts(panels),
  };
}

function isDone(view: PatientView, fact: Fact, generic: GenericNames): fact is Fact<ConceptMention> {
  const { mention, assertion, index } = fact;
  return (
    mention.type === 'investigation' &&
    assertion.status !== 'excluded' &&
    assertion.temporality !== 'planned' &&
    view.isInside[index] === 0 &&
    !generic.has('no-investigation', mention)
  );
}

/** Whether a name without findings is not worth a line: one that says nothing by itself, a legend's, or one whose number is a measurement. */
function isBare(
  view: PatientView,
  { index, mention, section }: Fact<ConceptMention>,
  interpretation: Investigation['interpretation'],
  figure: FigureRef | undefined,
  generic: GenericNames,
): boolean {
  if (generic.has('investigation', mention)) return true;
  if (interpretation !== undefined) return false;
  const values = view.valuesByMeasurement.get(index) ?? [];
  const isMeasured = values.some((i) => {
    const value = view.mentions[i];
    return value.type === 'value' && value.quantity !== undefined;
  });
  return isMeasured || (section === 'caption' && figure === undefined);
}

/** Joins a draft to one of the same modality: in the same sentence, or told again in abstract or legend. */
function add(drafts: Draft[], draft: Draft): void {
  const isRetold = !draft.section.startsWith('case-presentation') && !draft.section.startsWith('other');
  const same = drafts.filter((d) => d.key === draft.key);
  const known =
    same.find((d) => d.section === draft.section) ??
    (isRetold
      ? (same.find((d) => d.figure !== undefined && d.figure.figure === draft.figure?.figure) ?? same[0])
      : undefined);
  if (known === undefined) {
    drafts.push(draft);
    return;
  }
  const { investigation: a } = known;
  const { investigation: b } = draft;
  const sites = [
    ...(a.sites ?? []),
    ...(b.sites ?? []).filter((site) => !a.sites?.some((s) => s.label === site.label)),
  ];
  const figure = a.figure ?? b.figure;
  const interpretation = a.interpretation ?? b.interpretation;
  drafts[drafts.indexOf(known)] = {
    ...known,
    investigation: {
      ...a,
      ...(sites.length > 0 && { sites }),
      findings: [...a.findings, ...b.findings.filter((f) => !a.findings.some((k) => isSameFinding(k, f)))],
      ...(interpretation !== undefined && { interpretation }),
      ...(figure !== undefined && { figure }),
      evidence: readAt([...a.evidence.spans, ...b.evidence.spans]),
    },
  };
}

function isSameFinding(a: ShownFinding, b: ShownFinding): boolean {
  return a.status === b.status && (a.concept.id ?? a.concept.label) === (b.concept.id ?? b.concept.label);
}

function kindOf({ cues, endToken, firstToken }: PatientView, { index }: Fact): Investigation['kind'] {
  return cuesIn(cues.investigation, firstToken[index], endToken[index]).at(-1)?.value ?? 'other';
}

/** Findings after the investigation, up to the next one or the end of its sentence, and in a next sentence that only goes on. */
function shownBy(
  view: PatientView,
  position: number,
  kind: Investigation['kind'],
  generic: GenericNames,
): ShownFinding[] {
  const { facts } = view;
  const { mention, section } = facts[position];
  const shown: ShownFinding[] = [];
  let { sentence } = mention;
  let i = position + 1;
  let end = position + 1;
  for (; i < facts.length; i += 1) {
    const fact = facts[i];
    if (fact.mention.sentence !== sentence) {
      const goesOn =
        fact.mention.sentence === sentence + 1 &&
        sentence === mention.sentence &&
        fact.section === section &&
        (kind === 'imaging' || kind === 'pathology') &&
        isContinued(view, sentence + 1);
      if (!goesOn) break;
      ({ sentence } = fact.mention);
    }
    if (
      fact.mention.type === 'investigation' &&
      view.isInside[fact.index] === 0 &&
      !isStain(view, fact, generic)
    )
      break;
    if (isProblem(fact.mention) && view.isInside[fact.index] === 0 && !generic.has('finding', fact.mention)) {
      const { sites } = qualify(view, fact.index, generic);
      shown.push({
        concept: conceptOf(fact.mention),
        status: statusOf(fact),
        ...(sites.length > 0 && { sites }),
        evidence: readAt([fact.mention.span]),
      });
    }
    end = i + 1;
  }
  // First, so that a learned mention of the same word gives way: it knows only the nearest place.
  const ruledOut = [
    ...spreadExcluded(
      view,
      view.firstToken[facts[position].index],
      mention.sentence,
      facts.slice(position + 1, end),
    ),
  ];
  const all = [...ruledOut, ...shown];
  return all.filter((finding, at) => all.findIndex((f) => isSameFinding(f, finding)) === at);
}

/** Whether another investigation stands before in the sentence. */
function followsAnother({ mentions }: PatientView, { index, mention }: Fact): boolean {
  for (let i = index - 1; i >= 0 && mentions[i].sentence === mention.sentence; i -= 1)
    if (mentions[i].type === 'investigation') return true;
  return false;
}

/** A stain belongs to the biopsy that it was done on. */
function isStain(view: PatientView, fact: Fact, generic: GenericNames): boolean {
  return generic.has('investigation', fact.mention as ConceptMention) && kindOf(view, fact) === 'pathology';
}

/** "There was no evidence of vasculitis." goes on with what the sentence before began to tell. */
function isContinued({ document }: PatientView, sentence: number): boolean {
  const { tokens } = document;
  const [from, to] = sentenceTokens(document, sentence);
  const form = (t: number): string => (t < to ? tokens.words.form(tokens.word[t]) : '');
  return (
    (form(from) === 'there' && /^(?:was|were)$/.test(form(from + 1))) ||
    (form(from) === 'no' && form(from + 1) !== '') ||
    (form(from) === 'it' && /^(?:also|showed|revealed)$/.test(form(from + 1)))
  );
}

/** "Echocardiography was normal": a value word tied to the investigation. */
function overallOf(view: PatientView, { index, assertion }: Fact): Investigation['interpretation'] {
  for (const i of view.valuesByMeasurement.get(index) ?? []) {
    const value = view.mentions[i];
    if (value.type !== 'value' || value.quantity !== undefined) continue;
    const said = value.interpretation;
    if (said === 'positive' && (assertion.status === 'excluded' || view.assertions[i].status === 'excluded'))
      return 'negative';
    if (said === 'normal' || said === 'abnormal' || said === 'positive' || said === 'negative') return said;
  }
  return undefined;
}

/** The figure called out after the investigation and before the next one, or whose legend it stands in. */
function figureOf(view: PatientView, fact: Fact): FigureRef | undefined {
  const { mention, index, section } = fact;
  const place = view.sectionOf[index];
  if (section === 'caption' && place !== undefined) return figureInLegend(view, place, mention.span.start);
  const { tokens } = view.document;
  const [, to] = sentenceTokens(view.document, mention.sentence);
  let end = tokens.endUtf16[to - 1];
  for (
    let i = index + 1;
    i < view.mentions.length && view.mentions[i].sentence === mention.sentence;
    i += 1
  ) {
    const next = view.mentions[i];
    if (next.type !== 'investigation' || next.span.start < mention.span.end || /stain/i.test(next.label))
      continue;
    end = next.span.start;
    break;
  }
  return calledOut(view, mention.span.end, end);
}
