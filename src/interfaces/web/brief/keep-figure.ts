import { fileNameOf, keepFile } from './keep-file.ts';

const PNG_SCALE = 3;
const PAINTED = ['fill', 'stroke'] as const;

/** A figure as a file of its own: colours that came from the page are written into it, on paper white. */
export function standaloneSvg(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const originals = [figure, ...figure.querySelectorAll('*')];
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i];
    if (original === undefined || original.localName === 'title') continue;
    const style = getComputedStyle(original);
    for (const property of PAINTED) element.setAttribute(property, style.getPropertyValue(property));
  }
  const { width, height } = figure.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Keeps a figure as SVG. */
export function keepSvg(figure: SVGSVGElement, title: string): void {
  keepFile(`${fileNameOf(title)}.svg`, new Blob([standaloneSvg(figure)], { type: 'image/svg+xml' }));
}

/** Keeps a figure as PNG, three pixels a point. Rejects where the browser cannot draw it. */
export async function keepPng(figure: SVGSVGElement, title: string): Promise<void> {
  const { width, height } = figure.viewBox.baseVal;
  const picture = new Image();
  const drawn = new Promise<void>((resolve, reject) => {
    picture.addEventListener('load', () => resolve());
    picture.addEventListener('error', () => reject(new Error('The figure could not be drawn as a picture.')));
  });
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(figure))}`;
  await drawn;
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (content !== null) keepFile(`${fileNameOf(title)}.png`, content);
}
