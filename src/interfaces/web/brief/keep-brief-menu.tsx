import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { JSX } from 'react';
import { fileNameOf, keepFile } from './keep-file.ts';

const FORMATS = [
  ['html', 'HTML, one page', 'text/html'],
  ['markdown', 'Markdown', 'text/markdown'],
  ['json', 'JSON', 'application/json'],
] as const;
export type BriefFormat = (typeof FORMATS)[number][0];

/** Keeps the brief as a file, or prints it. */
export function KeepBriefMenu({
  title,
  get,
}: {
  readonly title: string;
  readonly get: (format: BriefFormat) => Promise<string>;
}): JSX.Element {
  const keep = async (format: BriefFormat, mediaType: string): Promise<void> => {
    try {
      const ending = format === 'markdown' ? 'md' : format;
      keepFile(`${fileNameOf(title)}.${ending}`, new Blob([await get(format)], { type: mediaType }));
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'The brief was not kept',
        message: (error as Error).message,
      });
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">Download</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(([format, words, mediaType]) => (
          <Menu.Item key={format} onClick={() => void keep(format, mediaType)}>
            {words}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => window.print()}>Print</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
