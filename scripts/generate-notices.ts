/**
 * Writes THIRD-PARTY-NOTICES.md from the packages that a user of the program installs; `--check` fails when it is stale.
 * Terminologies are not shipped; their licences are shown by `precedent terminology list`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const NOTICES = 'THIRD-PARTY-NOTICES.md';
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const rows = Object.entries(lock.packages)
  .filter(([path, one]) => path !== '' && one.dev !== true && one.optional !== true)
  .map(
    ([path, one]) =>
      `| ${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} | ${one.version ?? ''} | ${one.license ?? 'see package'} |`,
  )
  .sort();

const text = `# Third-party notices

Precedent is licensed under Apache-2.0. It is installed together with these packages, each under its own licence, whose text is in the
package's folder under \`node_modules\`. Made by \`npm run generate\`; do not edit.

| package | version | licence |
|---|---|---|
${[...new Set(rows)].join('\n')}

## Pages

The pages under \`dist/web\` hold code of the packages that \`dist/web/licences.md\` lists with the text of their licences; the build writes it.
They carry the fonts Source Sans 3 and Source Serif 4, copyright Adobe (http://www.adobe.com/), under the SIL Open Font License 1.1
(https://openfontlicense.org), as packed by Fontsource.

## Data

The built-in vocabulary in \`resources/terminology\` was written for this project. It names concepts by identifiers of HPO, Mondo, Uberon,
MAxO, DrugBank and LOINC. LOINC codes are used under the LOINC licence: this material contains content from LOINC (http://loinc.org).
LOINC is copyright © Regenstrief Institute, Inc. and is available at no cost under the licence at http://loinc.org/license.
Identifiers of the Human Phenotype Ontology are used under its licence (https://hpo.jax.org/license).

\`resources/en/common-words.txt\` holds the everyday words of levels 10 to 40 of SCOWL (Spell Checker Oriented Word Lists), copyright 2000–2019
by Kevin Atkinson: permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from
the scripts, and its documentation for any purpose is granted without fee, provided that the copyright notice appears in all copies and
that both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations
about the suitability of this array for any purpose. It is provided "as is" without express or implied warranty.

The weights in \`resources/en/tagger.bin\` were learned from public corpora (see docs/decisions/0003-learned-tagger.md); they hold no text.
`;

if (process.argv.includes('--check')) {
  if (!existsSync(NOTICES) || readFileSync(NOTICES, 'utf8') !== text) {
    process.stderr.write(`${NOTICES} is stale: run npm run generate and review the difference.\n`);
    process.exit(1);
  }
} else writeFileSync(NOTICES, text);
