/** Writes docs/check-rules.md from the rules of the manuscript check; `--check` fails when it is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { RULES } from '../src/questions/check/index.ts';

const FILE = 'docs/check-rules.md';
const GROUPS: Readonly<Record<string, string>> = {
  times: 'Times',
  numbers: 'Numbers',
  drugs: 'Drugs',
  text: 'Text',
  library: 'The library',
  deidentification: 'De-identification',
};
const HEAD = `# Rules of \`precedent check\`

Generated from the rules (\`npm run generate\`). Each rule reports what differs and where; none says who is right. A rule is silenced with
\`--silence RULE=REASON\`, and the answer lists what was silenced and why.

| severity | means |
|---|---|
| error | two places cannot both be right |
| warning | probably a slip |
| note | worth a look |

How often each rule fires on published reports, and how often it was right there: [evaluation/check.md](../evaluation/check.md).
`;

const groups = [...new Set(RULES.map(({ id }) => id.split('/')[0]))].map((group) => {
  const rules = RULES.filter(({ id }) => id.startsWith(`${group}/`)).map(
    ({ id, severity, title, reason }) => `### \`${id}\` (${severity})\n\n**${title}.** ${reason}\n`,
  );
  return `## ${GROUPS[group] ?? group}\n\n${rules.join('\n')}`;
});
const text = `${HEAD}\n${groups.join('\n')}`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write(`${FILE} is stale: run npm run generate and review the difference.\n`);
  process.exitCode = 1;
}
