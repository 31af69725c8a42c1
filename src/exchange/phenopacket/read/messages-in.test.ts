import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { encodePhenopacket } from '../phenopacket-codec.ts';
import { phenopacketsIn } from './messages-in.ts';

const phenopacket = (id: string) => encodePhenopacket({ id, metaData: { phenopacketSchemaVersion: '2.0' } });

it('finds one phenopacket, and each of several behind their lengths', () => {
  const one = phenopacket('a');
  expect(phenopacketsIn(one)).toEqual([one]);
  const many = ['a', 'bb', 'ccc'].map(phenopacket);
  const bytes = Buffer.concat(many.flatMap((message) => [Uint8Array.of(message.length), message]));
  expect(phenopacketsIn(bytes)?.map((message) => message.length)).toEqual(many.map(({ length }) => length));
});

it('takes no text for a phenopacket, nor one that was cut off', () => {
  assert(property(string(), (text) => phenopacketsIn(new TextEncoder().encode(`\n${text}`)) === undefined));
  expect(phenopacketsIn(phenopacket('a').subarray(0, -1))).toBeUndefined();
});
