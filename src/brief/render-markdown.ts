import type { Page, Piece } from './page.ts';
import { safe } from './render-text.ts';

/** A page as Markdown; the report's own words are escaped. */
export function renderMarkdown(page: Page): string {
  const out: string[] = [
    `# ${escapeMarkdown(page.title)}`,
    '',
    page.subtitle.map(escapeMarkdown).join(' · '),
    '',
  ];
  for (const part of page.parts) {
    out.push(`## ${part.heading}`, '');
    for (const line of part.lines) {
      const label = line.label === '' ? '' : `**${line.label}** `;
      out.push(`- ${label}${line.pieces.map(marked).join(line.separator ?? ' · ')}`);
    }
    out.push('');
  }
  if (page.doubts.length > 0)
    out.push('## The reader doubts', '', ...page.doubts.map((d) => `- ≈ ${escapeMarkdown(d.text)}`), '');
  return out.join('\n');
}

function marked(piece: Piece): string {
  const text = escapeMarkdown(piece.text);
  switch (piece.tone) {
    case 'excluded':
      return `no ${text}`;
    case 'unknown':
      return `${text} (?)`;
    case 'derived':
      return `${text} ≈`;
    case 'strong':
      return `**${text}**`;
    default:
      return text;
  }
}

/** Words of a report, unable to become markup. */
export function escapeMarkdown(text: string): string {
  return safe(text).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
