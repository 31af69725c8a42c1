import { InputError } from '../errors.ts';

/** Refuses a name that points outside its archive. Nothing is ever written, but such an archive was not made to be read. */
export function checkEntryName(name: string, archive: string): void {
  const isOutside =
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    name.split(/[/\\]/).includes('..') ||
    name.includes('\0');
  if (isOutside)
    throw new InputError(
      'archive-unsafe-name',
      `${archive} holds a file named ${JSON.stringify(name.slice(0, 120))}, which points outside the archive; it is not read.`,
    );
}

/** Files that systems leave in archives, and pictures beside the text: passed over without a word. */
export function isPassedOver(name: string): boolean {
  const parts = name.split(/[/\\]/);
  const last = parts.at(-1) ?? '';
  return (
    last === '' ||
    last.startsWith('.') ||
    parts.includes('__MACOSX') ||
    /\.(?:jpe?g|png|gif|tiff?|webp|svg|bmp|eps|mp4|mov|avi|mp3|wav|css|js|ico|woff2?)$/i.test(last)
  );
}
