const LABEL =
  /^(?:supplementary |supplemental |online |extended data )?(fig(?:ure)?s?|tables?|box|video|image|scheme|plate)(\.?)\s*(S?\d{1,3}[A-Za-z]?|[IVX]{1,4}|[A-Z](?=\s*[.:)]))(.?)\s*(.?)/i;

const NAME_BY_HEAD: Readonly<Record<string, string>> = {
  fig: 'Figure',
  figs: 'Figure',
  figure: 'Figure',
  figures: 'Figure',
  table: 'Table',
  tables: 'Table',
  box: 'Box',
  video: 'Video',
  image: 'Image',
  scheme: 'Scheme',
  plate: 'Plate',
};

/**
 * The label a caption line begins with, in full: `Figure 1` for `Fig. 1. Radiograph of …`.
 *
 * `undefined` for a sentence that speaks of a figure ("Figure 1 shows …"), told by the small letter that follows.
 */
export function figureLabel(line: string): string | undefined {
  const first = line.charCodeAt(0) | 32;
  // f, t, b, v, i, s, o, e, p: the letters a label may begin with.
  if (first !== 102 && first !== 116 && first !== 115 && first !== 98 && (first < 101 || first > 118))
    return undefined;
  const found = LABEL.exec(line);
  if (found === null) return undefined;
  const [, head = '', , number = '', mark = '', next = ''] = found;
  const isLabel =
    mark === '' ||
    '.:|)–—-'.includes(mark) ||
    (/\s/.test(mark) && (next === '' || /[^\p{Ll}(,]/u.test(next)));
  return isLabel ? `${NAME_BY_HEAD[head.toLowerCase()] ?? head} ${number}` : undefined;
}
