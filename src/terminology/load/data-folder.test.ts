import { expect, it } from 'vitest';
import { defaultDataFolder, type Machine } from './data-folder.ts';

it.each<[string, Machine, string]>([
  ['PRECEDENT_HOME', { env: { PRECEDENT_HOME: '/data' }, platform: 'linux', home: '/home/a' }, '/data'],
  ['XDG', { env: { XDG_DATA_HOME: '/xdg' }, platform: 'linux', home: '/home/a' }, '/xdg/precedent'],
  [
    'a relative XDG path, which the standard ignores',
    { env: { XDG_DATA_HOME: 'x' }, platform: 'linux', home: '/home/a' },
    '/home/a/.local/share/precedent',
  ],
  ['Linux', { env: {}, platform: 'linux', home: '/home/a' }, '/home/a/.local/share/precedent'],
  ['macOS', { env: {}, platform: 'darwin', home: '/u/a' }, '/u/a/Library/Application Support/precedent'],
])('the data folder follows %s', (_, machine, folder) => {
  expect(defaultDataFolder(machine)).toBe(folder);
});

it('is under the local application data on Windows', () => {
  const machine: Machine = { env: { LOCALAPPDATA: 'C:\\Local' }, platform: 'win32', home: 'C:\\a' };
  expect(defaultDataFolder(machine)).toMatch(/^C:\\Local.precedent$/);
});
