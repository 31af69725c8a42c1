import { Button, Menu } from '@mantine/core';
import type { JSX } from 'react';
import { linkTo } from '../api/client.ts';

const FORMATS = [
  ['phenopacket', 'Phenopacket v2, JSON'],
  ['phenopacket-protobuf', 'Phenopacket v2, protobuf'],
  ['fhir', 'FHIR R4 Bundle'],
  ['xlsx', 'Excel, with codebook'],
  ['csv', 'CSV, one row a case'],
  ['ris', 'Citations, RIS'],
  ['bibtex', 'Citations, BibTeX'],
  ['csl-json', 'Citations, CSL-JSON'],
  ['json', 'Cases as they are kept, JSON'],
] as const;

/** Keeps a case, or the cases that a filter takes, in a format that the field shares. */
export function ExportMenu(
  what: { readonly id: string } | { readonly where: string | undefined },
): JSX.Element {
  const address = (format: string): string =>
    'id' in what
      ? linkTo('exportCase', { params: { id: what.id }, query: { format } })
      : linkTo('exportCases', { query: { format, where: what.where } });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(([format, words]) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
