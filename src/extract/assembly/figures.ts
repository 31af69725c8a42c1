import type { Issue, Span } from '../../case/index.ts';
import { spanOf } from '../../case/index.ts';
import type { Section } from '../section/index.ts';
import type { PatientView } from './patient-view.ts';

/** A call-out of a figure, or of one of its panels: `1`, `A`. */
export interface FigureRef {
  readonly figure: string;
  readonly panel?: string;
  readonly span: Span;
}

const CALL_OUT = /\bfig(?:ure|\.)?s?\.?\s*(\d+)\s*[-,]?\s*\(?([a-z](?![a-z]))?/i;
/** "(A) Biopsy …", "B: radiograph", "a, …" in a legend. */
const PANEL = /(?:\(([A-Ha-h])\)|(?:^|[.;]\s+)([A-H])(?=[,:.)]\s))/g;

/** How a figure is written in a case: `Figure 1A`. */
export function figureName({ figure, panel }: FigureRef): string {
  return `Figure ${figure}${panel ?? ''}`;
}

/** The figure called out between two places of the text. */
export function calledOut(view: PatientView, start: number, end: number): FigureRef | undefined {
  const { text } = view.document;
  const first = text.indexOf('ig', start);
  if (first < 0 || first >= end) return undefined;
  const match = CALL_OUT.exec(text.slice(start, end));
  if (match === null) return undefined;
  const [words, figure, panel] = match;
  const at = start + match.index;
  return {
    figure,
    ...(panel !== undefined && { panel: panel.toUpperCase() }),
    span: spanOf(at, at + words.trimEnd().length),
  };
}

/** The figure, and the panel, of a place in a legend: the last panel letter before it. */
export function figureInLegend(view: PatientView, legend: Section, offset: number): FigureRef | undefined {
  const figure = legend.figure === undefined ? undefined : /\d+/.exec(legend.figure)?.[0];
  if (figure === undefined) return undefined;
  const words = view.document.text.slice(legend.span.start, offset);
  let panel: string | undefined;
  for (const match of words.matchAll(PANEL)) panel = match[1] ?? match[2];
  return {
    figure,
    ...(panel !== undefined && { panel: panel.toUpperCase() }),
    span: spanOf(offset, offset + 1),
  };
}

/** What a figure's panel shows, as the text calls it out or as the legend says. */
export interface PanelShown {
  readonly ref: FigureRef;
  readonly kind: 'imaging' | 'pathology';
  readonly label: string;
  readonly inLegend: boolean;
}

/** Panels of which the text says an image and the legend a biopsy, or the other way round; one doubt a figure. */
export function panelDoubts(panels: readonly PanelShown[]): Issue[] {
  const issues: Issue[] = [];
  const doubted = new Set<string>();
  for (const called of panels) {
    if (called.inLegend || called.ref.panel === undefined || doubted.has(called.ref.figure)) continue;
    const legends = panels.filter(
      (p) => p.inLegend && p.ref.figure === called.ref.figure && p.ref.panel === called.ref.panel,
    );
    if (legends.length === 0 || legends.some((legend) => legend.kind === called.kind)) continue;
    doubted.add(called.ref.figure);
    issues.push({
      code: 'figure-panels-differ',
      severity: 'warning',
      message: `The text calls out ${figureName(called.ref)} for “${called.label}”; its legend names “${legends[0].label}” there.`,
      span: called.ref.span,
    });
  }
  return issues;
}
