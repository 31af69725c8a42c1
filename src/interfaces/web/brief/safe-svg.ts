const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'line',
  'rect',
  'circle',
  'text',
  'tspan',
  'title',
  'desc',
  'polyline',
  'polygon',
]);
const ATTRIBUTES =
  /^(viewBox|width|height|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|points|fill|stroke|stroke-width|stroke-dasharray|stroke-linecap|text-anchor|font-family|font-size|font-weight|opacity|transform|role|dominant-baseline)$/;

/** A figure of the server as a node of this page: shapes and words only, whatever else stood in it is left out. Undefined for what is no SVG. */
export function safeSvg(source: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') return undefined;
  return copy(root) as SVGSVGElement | undefined;
}

function copy(from: Element): Element | undefined {
  if (!ELEMENTS.has(from.localName)) return undefined;
  const to = document.createElementNS('http://www.w3.org/2000/svg', from.localName);
  for (const { name, value } of from.attributes)
    if (ATTRIBUTES.test(name) && !value.includes('url(')) to.setAttribute(name, value);
  for (const child of from.childNodes) {
    if (child instanceof Element) {
      const kept = copy(child);
      if (kept !== undefined) to.append(kept);
    } else if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? '');
  }
  return to;
}
