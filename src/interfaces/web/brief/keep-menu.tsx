import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { JSX } from 'react';
import { fileNameOf, keepFile } from './keep-file.ts';
import type { KeepFormat } from './keep-formats.ts';

/** Keeps a page as a file, or prints it. */
export function KeepMenu<F extends string>({
  title,
  formats,
  get,
}: {
  readonly title: string;
  readonly formats: readonly KeepFormat<F>[];
  readonly get: (format: F) => Promise<string>;
}): JSX.Element {
  const keep = async ({ format, mediaType, ending }: KeepFormat<F>): Promise<void> => {
    try {
      keepFile(`${fileNameOf(title)}.${ending}`, new Blob([await get(format)], { type: mediaType }));
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'Nothing was kept',
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
        {formats.map((one) => (
          <Menu.Item key={one.format} onClick={() => void keep(one)}>
            {one.words}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => window.print()}>Print</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
