import type { Block, Document } from '../document/index.ts';
import type { HeadingTable } from './heading-table.ts';
import type { Mark } from './mark.ts';
import { type PatientLabel, patientLabelAt } from './patient-label.ts';
import { runInHeadingAt } from './run-in-heading.ts';
import type { SectionKind } from './section.ts';
import { Role, type WordRoles } from './word-roles.ts';

export interface MarkingTables {
  readonly headings: HeadingTable;
  readonly roles: Uint16Array;
  readonly valueByForm: WordRoles['valueByForm'];
}

/** What a heading put in force. */
interface State {
  readonly kind: SectionKind | undefined;
  readonly part: SectionKind | undefined;
  readonly heading: string | undefined;
  readonly patientIndex: number | undefined;
  readonly level: number;
}

const NOTHING: State = {
  kind: undefined,
  part: undefined,
  heading: undefined,
  patientIndex: undefined,
  level: 0,
};
/** Deeper than any heading that markup knows. */
const RUN_IN_LEVEL = 99;

const KIND_BY_SECTION_TYPE: Readonly<Record<string, SectionKind>> = {
  abstract: 'abstract',
  intro: 'introduction',
  introduction: 'introduction',
  background: 'introduction',
  cases: 'case-presentation',
  case: 'case-presentation',
  'case-report': 'case-presentation',
  'case-presentation': 'case-presentation',
  methods: 'methods',
  'materials|methods': 'methods',
  materials: 'methods',
  subjects: 'methods',
  results: 'results',
  discussion: 'discussion',
  conclusions: 'conclusion',
  conclusion: 'conclusion',
  consent: 'consent',
  'coi-statement': 'acknowledgements',
  ack: 'acknowledgements',
  references: 'references',
  'supplementary-material': 'other',
};

const ORDER_IN_ABSTRACT: readonly SectionKind[] = [
  'introduction',
  'methods',
  'case-presentation',
  'results',
  'discussion',
  'conclusion',
];
/** Sections in which a topic such as "Treatment" is a subheading. */
const TAKES_TOPICS = new Set<SectionKind | undefined>(['introduction', 'discussion', 'conclusion']);

/** Sections after which the labels of a structured abstract go on. */
const LABELLED = new Set<SectionKind | undefined>([
  'abstract',
  'introduction',
  'methods',
  'results',
  'case-presentation',
]);

/** Walks the blocks and says where headings and markup begin sections. */
export function markSections(document: Document, tables: MarkingTables): readonly Mark[] {
  const { tokens, text } = document;
  const { startUtf16, sentenceOf, sentenceStart, word, count } = tokens;
  const { headings, roles, valueByForm } = tables;
  const marks: Mark[] = [];
  let parents: readonly State[] = [];
  let state = NOTHING;
  let abstractHasText = false;
  let beforeField: State | undefined;
  let fieldStart = 0;
  const startsLine = (token: number): boolean =>
    /\n|\\n/.test(text.slice(tokens.endUtf16[token - 1], startUtf16[token]));

  const mark = (token: number, basis: Mark['basis'] = 'heading'): void => {
    const { kind, part, heading, patientIndex } = state;
    marks.push({ token, kind, basis: kind === undefined ? 'default' : basis, part, heading, patientIndex });
  };

  /** What a heading of this meaning puts in force, given what is. `undefined`: it changes nothing. */
  const enter = (
    kind: SectionKind,
    isTopic: boolean,
    heading: string,
    level: number,
    patientIndex: number | undefined,
  ): State | undefined => {
    const { kind: current, part } = state;
    if (current === 'abstract') {
      const place = ORDER_IN_ABSTRACT.indexOf(kind);
      const isPart =
        place >= 0 &&
        (level > state.level && level !== RUN_IN_LEVEL
          ? true
          : part === undefined
            ? !abstractHasText || level === RUN_IN_LEVEL
            : place > ORDER_IN_ABSTRACT.indexOf(part));
      if (isPart) return { ...state, part: kind, heading };
    }
    if (isTopic && TAKES_TOPICS.has(current)) return undefined;
    return {
      kind,
      part: undefined,
      heading,
      patientIndex: patientIndex ?? (kind === current ? state.patientIndex : undefined),
      level,
    };
  };

  const labelAt = (from: number, to: number): PatientLabel | undefined => {
    const role = roles[word[from]];
    const mayBegin = Role.caseNoun | Role.determiner | Role.ordinal | Role.heading | Role.cue;
    return (role & mayBegin) === 0 ? undefined : patientLabelAt(tokens, roles, valueByForm, text, from, to);
  };

  const onHeading = (block: Block, from: number, to: number): void => {
    const level = block.level ?? 1;
    beforeField = undefined;
    const heading = text.slice(block.span.start, block.span.end);
    while (parents.length > 0 && (parents.at(-1) as State).level >= level) parents = parents.slice(0, -1);
    const parent = parents.at(-1);
    // A run-in heading ends with the paragraph group it stands in; a parent's subsection ends with the next of its level.
    if (state.level >= level && (state.kind !== 'abstract' || state.level !== level))
      state = parent ?? { ...NOTHING, ...carriedOver(state, level) };
    const byType = KIND_BY_SECTION_TYPE[block.sectionType ?? ''];
    const label = labelAt(from, to);
    const meaning = headings.find(heading);
    const isUnder = parent !== undefined && parent.kind !== undefined && parent.level < level;
    // Markup names the abstract; its own headings are its parts.
    if (byType === 'abstract' && state.kind !== 'abstract') {
      state = { ...NOTHING, kind: 'abstract', level: Math.min(level, 1) };
      abstractHasText = false;
    }
    let entered: State | undefined;
    if (byType !== undefined && byType !== 'abstract') {
      // What lies below a patient's heading is about that patient.
      const above = isUnder && parent.kind === byType ? parent.patientIndex : undefined;
      entered = {
        kind: byType,
        part: undefined,
        heading,
        patientIndex: label?.patientIndex ?? above,
        level,
      };
    } else if (label?.isLabel === true && state.kind !== 'abstract' && state.kind !== 'discussion') {
      entered = {
        kind: 'case-presentation',
        part: undefined,
        heading,
        patientIndex: label.patientIndex,
        level,
      };
    } else if (meaning !== undefined) {
      const isInside = isUnder && TAKES_TOPICS.has(parent.kind) && meaning.kind === 'case-presentation';
      entered = isInside
        ? { ...parent, heading, level }
        : enter(meaning.kind, meaning.isTopic, heading, level, undefined);
    }
    // A heading the table does not know goes on with what is in force.
    state = entered ?? {
      ...state,
      heading,
      level: state.kind === undefined ? 0 : Math.max(state.level, Math.min(level, 98)),
    };
    if (state.kind !== undefined)
      parents = [...parents, state.kind === 'abstract' ? { ...state, part: undefined } : state];
    if (state.kind === 'abstract' && state.part === undefined) abstractHasText = false;
    mark(from);
  };

  const onProse = (block: Block, from: number, to: number): void => {
    const byType = KIND_BY_SECTION_TYPE[block.sectionType ?? ''];
    if (byType !== undefined && byType !== state.kind) {
      state = { ...NOTHING, kind: byType, level: 1 };
      mark(from);
    } else if (marks.length === 0 || isInterrupted(marks, state)) mark(from);
    const lastSentence = sentenceOf[to - 1];
    for (let s = sentenceOf[from]; s <= lastSentence; s += 1) {
      const at = Math.max(sentenceStart[s], from);
      // A field of a note ("Family history: …") ends with its line.
      if (beforeField !== undefined && at > fieldStart && startsLine(at)) {
        state = beforeField;
        beforeField = undefined;
        mark(at, state.heading === undefined ? 'wording' : 'heading');
      }
      const role = roles[word[at]];
      if (role === 0) continue;
      const label = labelAt(at, to);
      if (label !== undefined && mayPartPatients(state.kind)) {
        if (label.patientIndex === state.patientIndex && !label.isLabel) continue;
        const heading = label.isLabel
          ? text.slice(startUtf16[at], tokens.endUtf16[label.endToken - 1])
          : undefined;
        state = {
          kind: state.kind ?? 'case-presentation',
          part: undefined,
          heading,
          patientIndex: label.patientIndex,
          level: label.isLabel ? RUN_IN_LEVEL : state.level,
        };
        mark(at, label.isLabel ? 'heading' : 'wording');
        continue;
      }
      if ((role & Role.heading) === 0) continue;
      const found = runInHeadingAt(document, headings, at, to, at === from);
      if (found === undefined || !isLikelyRunIn(found.meaning.kind, found.heading)) continue;
      const entered = enter(
        found.meaning.kind,
        found.meaning.isTopic,
        found.heading,
        RUN_IN_LEVEL,
        undefined,
      );
      if (entered === undefined) continue;
      const isField = entered.kind === 'case-presentation' && entered.part === undefined;
      beforeField = isField
        ? (beforeField ?? {
            ...state,
            kind: 'case-presentation',
            heading: state.kind === entered.kind ? state.heading : undefined,
            patientIndex: entered.patientIndex,
          })
        : undefined;
      fieldStart = at;
      state = entered;
      mark(at);
    }
    if (state.kind === 'abstract') abstractHasText = true;
  };

  /** "Results: …" or "Comment: …" within a note is no section of an article unless labels of one went before. */
  const isLikelyRunIn = (kind: SectionKind, heading: string): boolean => {
    if (kind === 'methods') return state.kind === undefined || LABELLED.has(state.kind);
    if (kind === 'results') return LABELLED.has(state.kind);
    return kind !== 'discussion' || state.kind !== undefined || /discussion|literature/i.test(heading);
  };

  let t = 0;
  for (const block of document.blocks) {
    const from = t;
    while (t < count && startUtf16[t] < block.span.end) t += 1;
    if (t === from) continue;
    switch (block.kind) {
      case 'heading':
        onHeading(block, from, t);
        break;
      case 'paragraph':
      case 'list-item':
        onProse(block, from, t);
        break;
      default: {
        const isPatients = state.kind === 'case-presentation' && state.patientIndex !== undefined;
        const isShown = block.kind === 'caption' || block.kind === 'table';
        // A figure or a table among the words on a patient shows that patient.
        const next = {
          ...blockMark(block, from, text),
          ...(isPatients && isShown && { patientIndex: state.patientIndex }),
        };
        const isMore =
          next.kind === marks.at(-1)?.kind && (next.kind === 'references' || next.kind === 'metadata');
        if (!isMore) marks.push(next);
      }
    }
  }
  if (marks.length === 0 || (marks[0]?.token ?? 0) > 0)
    marks.unshift({ token: 0, kind: undefined, basis: 'default' });
  return marks;
}

/** What stays in force where a heading ends another of its level or deeper: an unknown heading goes on with a flat article's section. */
const carriedOver = (state: State, level: number): Partial<State> =>
  state.level === level || state.level === RUN_IN_LEVEL
    ? { kind: state.kind, patientIndex: state.patientIndex }
    : {};

const mayPartPatients = (kind: SectionKind | undefined): boolean =>
  kind === undefined || kind === 'case-presentation' || kind === 'results' || kind === 'introduction';

const isInterrupted = (marks: readonly Mark[], state: State): boolean => {
  const last = marks.at(-1);
  return last?.kind !== state.kind || last?.figure !== undefined || last?.heading !== state.heading;
};

function blockMark(block: Block, token: number, text: string): Mark {
  const { figure } = block;
  switch (block.kind) {
    case 'title':
      return { token, kind: 'title', basis: 'heading' };
    case 'caption':
      return { token, kind: 'caption', basis: 'heading', figure };
    case 'table':
      return { token, kind: 'table', basis: 'heading', figure };
    case 'reference':
      return { token, kind: 'references', basis: 'heading' };
    default: {
      const isKeywords =
        block.sectionType === 'keywords' ||
        /^(?:key ?words|mesh|index terms)/i.test(text.slice(block.span.start, block.span.start + 12));
      return { token, kind: isKeywords ? 'keywords' : 'metadata', basis: 'heading' };
    }
  }
}
