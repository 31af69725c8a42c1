import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Replaces one script's part of a page that several write, between comments that name it; a page without it gets it at the end. */
export function writeSection(file: URL, name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const section = `${start}\n${text.trim()}\n${end}`;
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  const after =
    from === -1 || to < from
      ? `${before.trim()}\n\n${section}\n`.trimStart()
      : `${before.slice(0, from)}${section}${before.slice(to + end.length)}`;
  writeFileSync(file, after);
}
