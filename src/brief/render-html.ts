import { escapeHtml } from './escape-html.ts';
import type { Page, Piece } from './page.ts';
import { renderReportHtml } from './render-report-html.ts';

const STYLE = `
:root{color-scheme:light;--ink:#1c1b19;--quiet:#6b6760;--paper:#fdfcf9;--line:#dedad1;--present:#1f5d8f;--unknown:#8a5a00;--good:#2b6b3f;--bad:#9d2a22}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 "Source Sans 3","Segoe UI",system-ui,sans-serif}
main{max-width:52rem;margin:2.5rem auto;padding:0 1.25rem}
h1{font:600 1.6rem/1.25 "Source Serif 4",Georgia,serif;margin:0 0 .25rem}
h2{font-size:.8rem;letter-spacing:.09em;text-transform:uppercase;margin:2rem 0 .4rem;border-top:1px solid var(--line);padding-top:.8rem}
.who{color:var(--quiet);margin:0 0 1rem}
dl{display:grid;grid-template-columns:7rem 1fr;gap:.3rem 1rem;margin:0}
dt{color:var(--quiet)}dd{margin:0}
.present{color:var(--present)}.excluded,.quiet{color:var(--quiet)}.excluded .w{text-decoration:line-through}
.unknown{color:var(--unknown)}.derived{text-decoration:underline dotted}.good{color:var(--good)}.bad{color:var(--bad)}.strong{font-weight:600}
.sep{color:var(--quiet)}ul{padding-left:1.1rem}
a{color:inherit;text-decoration:none}a:hover,a:focus{text-decoration:underline}
.report{font:1rem/1.7 "Source Serif 4",Georgia,serif}
mark{background:none;color:inherit;border-bottom:2px solid var(--line)}mark.present{border-color:var(--present)}mark.excluded{border-bottom-style:dashed;border-color:var(--quiet)}
mark.unknown,mark.derived{border-bottom-style:dotted;border-color:var(--unknown)}mark.good{border-color:var(--good)}mark.bad{border-color:var(--bad)}mark:target{background:#f6ecc8}
figure{margin:1rem 0;break-inside:avoid}figcaption{color:var(--quiet);font-size:.85rem}
@media print{main{margin:0;max-width:none}body{font-size:11pt}}
@media (max-width:34rem){dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
`;

/** A page as one self-contained HTML document: no script, nothing loaded from elsewhere, the report's words escaped. */
export function renderHtml(page: Page): string {
  const pieces = [...page.parts.flatMap((part) => part.lines.flatMap((line) => line.pieces)), ...page.doubts];
  const report = renderReportHtml(page.reportText ?? '', pieces);
  const htmlPiece = (piece: Piece): string => {
    const anchor = report.anchorOf(piece);
    return anchor === undefined ? htmlWords(piece) : `<a href="#${anchor}">${htmlWords(piece)}</a>`;
  };
  const parts = page.parts
    .map(
      (part) =>
        `<section id="${part.key}"><h2>${escapeHtml(part.heading)}</h2><dl>${part.lines
          .map(
            (line) =>
              `<dt>${escapeHtml(line.label)}</dt><dd>${line.pieces.map(htmlPiece).join(`<span class="sep">${escapeHtml(line.separator ?? ' · ')}</span>`)}</dd>`,
          )
          .join('')}</dl>${(part.figures ?? [])
          .map(({ title, svg }) => `<figure>${svg}<figcaption>${escapeHtml(title)}</figcaption></figure>`)
          .join('')}</section>`,
    )
    .join('\n');
  const doubts =
    page.doubts.length === 0
      ? ''
      : `<section id="doubts"><h2>The reader doubts</h2><ul>${page.doubts.map((d) => `<li>≈ ${htmlPiece(d)}</li>`).join('')}</ul></section>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(page.title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(page.title)}</h1><p class="who">${page.subtitle.map(escapeHtml).join(' · ')}</p>
${parts}
${doubts}
${page.reportText === undefined ? '' : `<section id="report"><h2>The report, with the words behind each fact</h2><div class="report">${report.html}</div></section>`}</main></body></html>
`;
}

function htmlWords(piece: Piece): string {
  const words = `<span class="w">${escapeHtml(piece.text)}</span>`;
  if (piece.tone === 'plain') return escapeHtml(piece.text);
  const mark = piece.tone === 'excluded' ? 'no ' : '';
  const after = piece.tone === 'unknown' ? ' ?' : piece.tone === 'derived' ? ' ≈' : '';
  return `<span class="${piece.tone}">${mark}${words}${after}</span>`;
}
