import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Synonym, SynonymScope, TermId, Terminology } from '../concept.ts';
import { type SourceOrigin, assembleTerminology } from './assemble-terminology.ts';
import { curieOf } from './curie.ts';
import { ontologyNameOf, type SourceHeader, type SourceTerm } from './source-term.ts';

const text = z.string();
const property = z.object({ pred: text, val: text });
const meta = z.object({
  definition: z.object({ val: text }).nullish(),
  synonyms: z.array(z.object({ pred: text, val: text })).nullish(),
  xrefs: z.array(z.object({ val: text })).nullish(),
  basicPropertyValues: z.array(property).nullish(),
  version: text.nullish(),
  deprecated: z.boolean().nullish(),
});
const node = z.object({ id: text, lbl: text.nullish(), type: text.nullish(), meta: meta.nullish() });
const edge = z.object({ sub: text, pred: text, obj: text });
const oboGraphs = z.object({
  graphs: z
    .array(
      z.object({
        id: text.nullish(),
        lbl: text.nullish(),
        meta: meta.nullish(),
        nodes: z.array(node),
        edges: z.array(edge).nullish(),
      }),
    )
    .min(1),
});
type Node = z.infer<typeof node>;
type Edge = z.infer<typeof edge>;

const SCOPE_BY_PREDICATE: ReadonlyMap<string, SynonymScope> = new Map([
  ['hasExactSynonym', 'exact'],
  ['hasNarrowSynonym', 'narrow'],
  ['hasBroadSynonym', 'broad'],
  ['hasRelatedSynonym', 'related'],
]);
const TERM_REPLACED_BY = /IAO_0100001$/;
const ALTERNATIVE_ID = /[#/]hasAlternativeId$/;
const PART_OF = /(?:BFO[_:]0000050|[#/]part_of|^part_of)$/;
const IS_A = /^(?:is_a|.*#subClassOf)$/;

/**
 * Reads one OBO Graphs JSON file, already unpacked, as a terminology.
 *
 * @throws InputError `ontology-truncated` when the JSON ends early, `not-an-ontology` when it is something else.
 * Source: OBO Graphs, https://github.com/geneontology/obographs.
 */
export function parseOboGraphs(bytes: Uint8Array, origin: SourceOrigin): Terminology {
  const parsed = oboGraphs.safeParse(jsonOf(bytes, origin.source));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InputError(
      'not-an-ontology',
      `${origin.source} is JSON, but not OBO Graphs JSON (${issue?.path.join('.') || 'top level'}: ${issue?.message ?? 'wrong shape'}). Give the .json or .obo file of an ontology release.`,
    );
  }
  const { graphs } = parsed.data;
  const isA = new Map<string, TermId[]>();
  const partOf = new Map<string, TermId[]>();
  for (const graph of graphs) {
    for (const edge of graph.edges ?? []) {
      if (IS_A.test(edge.pred)) addEdge(isA, edge);
      else if (PART_OF.test(edge.pred)) addEdge(partOf, edge);
    }
  }
  const terms: SourceTerm[] = [];
  for (const graph of graphs) {
    for (const node of graph.nodes) {
      const id = node.type === 'CLASS' ? curieOf(node.id) : undefined;
      if (id !== undefined) terms.push(termOf(id, node, isA.get(node.id) ?? [], partOf.get(node.id) ?? []));
    }
  }
  return assembleTerminology({ header: headerOf(graphs[0]?.id ?? '', graphs[0]?.meta), terms }, origin);
}

function jsonOf(bytes: Uint8Array, source: string): unknown {
  const content = new TextDecoder('utf-8').decode(bytes);
  try {
    return JSON.parse(content);
  } catch (cause) {
    const isCutOff = !/[}\]]\s*$/.test(content.slice(-64));
    throw new InputError(
      isCutOff ? 'ontology-truncated' : 'not-an-ontology',
      isCutOff
        ? `${source} ends early: its JSON stops after ${bytes.length} bytes. Download it again.`
        : `${source} is not valid JSON (${(cause as Error).message}). Give the .json or .obo file of an ontology release.`,
      { cause },
    );
  }
}

function addEdge(edges: Map<string, TermId[]>, { sub, obj }: Edge): void {
  const target = curieOf(obj);
  if (target === undefined) return;
  const list = edges.get(sub);
  if (!list) edges.set(sub, [target]);
  else if (!list.includes(target)) list.push(target);
}

function termOf(id: TermId, node: Node, isA: readonly TermId[], partOf: readonly TermId[]): SourceTerm {
  const alternativeIds: TermId[] = [];
  let replacedBy: TermId | undefined;
  for (const { pred, val } of node.meta?.basicPropertyValues ?? []) {
    if (ALTERNATIVE_ID.test(pred)) {
      const alternative = curieOf(val);
      if (alternative !== undefined) alternativeIds.push(alternative);
    } else if (TERM_REPLACED_BY.test(pred)) replacedBy = curieOf(val);
  }
  const definition = node.meta?.definition?.val;
  return {
    id,
    label: node.lbl?.trim() ?? '',
    synonyms: synonymsOf(node),
    isA,
    partOf,
    alternativeIds,
    xrefs: (node.meta?.xrefs ?? []).map(({ val }) => val),
    isObsolete: node.meta?.deprecated === true,
    ...(definition ? { definition } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  };
}

function synonymsOf(node: Node): Synonym[] {
  const synonyms: Synonym[] = [];
  for (const { pred, val } of node.meta?.synonyms ?? []) {
    const scope = SCOPE_BY_PREDICATE.get(pred.slice(pred.lastIndexOf('#') + 1));
    const text = val.trim();
    if (scope !== undefined && text !== '') synonyms.push({ text, scope });
  }
  return synonyms;
}

function headerOf(id: string, graphMeta: z.infer<typeof meta> | null | undefined): SourceHeader {
  const ontology = ontologyNameOf(id);
  const valueOf = (predicate: RegExp): string | undefined =>
    graphMeta?.basicPropertyValues?.find(({ pred }) => predicate.test(pred))?.val;
  const title = valueOf(/\/(?:elements\/1\.1|terms)\/title$/);
  const licence = valueOf(/\/terms\/license$/) ?? valueOf(/\/elements\/1\.1\/(?:license|rights)$/);
  const version = graphMeta?.version ?? valueOf(/owl#versionInfo$/);
  return {
    ...(ontology === undefined ? {} : { ontology }),
    ...(title === undefined ? {} : { title }),
    ...(licence === undefined ? {} : { licence }),
    ...(version ? { version } : {}),
  };
}
