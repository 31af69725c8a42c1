import { escapeHtml } from '../escape-html.ts';

/** A picture for the HTML brief: SVG as text, and in words what it shows. */
export interface Figure {
  readonly title: string;
  readonly svg: string;
}

const FONT = 'font-family="Source Sans 3,Segoe UI,system-ui,sans-serif" font-size="12"';

/** Wraps shapes in an SVG that says in words what it shows; it scales with the page and needs no script. */
export function svgOf(title: string, width: number, height: number, shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="max-width:100%;height:auto" ${FONT} fill="currentColor"><title>${escapeHtml(title)}</title>${shapes.join('')}</svg>`;
}

/** Words at a place; `anchor` says which end of them stands there. */
export function words(
  x: number,
  y: number,
  text: string,
  options: { readonly anchor?: 'start' | 'middle' | 'end'; readonly tone?: 'quiet' | 'strong' } = {},
): string {
  const tone =
    options.tone === 'quiet'
      ? ' fill="var(--quiet,#6b6760)"'
      : options.tone === 'strong'
        ? ' font-weight="600"'
        : '';
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${options.anchor ?? 'start'}"${tone}>${escapeHtml(text)}</text>`;
}

/** A straight line. */
export function stroke(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour = 'currentColor',
  width = 1,
): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"/>`;
}

/** A filled disc, or a ring where it is hollow. */
export function disc(x: number, y: number, radius: number, colour: string, isHollow = false): string {
  const paint = isHollow ? `fill="none" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`;
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" ${paint}/>`;
}

/** A filled rectangle. */
export function bar(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${height}" fill="${colour}"/>`;
}

/** Words cut to a number of letters. */
export function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export const INK = {
  quiet: 'var(--line,#dedad1)',
  mark: 'var(--present,#1f5d8f)',
  good: 'var(--good,#2b6b3f)',
  here: 'var(--bad,#9d2a22)',
} as const;
