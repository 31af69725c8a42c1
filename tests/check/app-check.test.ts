import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, plainPaint } from '../../src/app/index.ts';

const REPORT = `# Fever in a traveller: a case report

## Case presentation

Anna Lindqvist, a 45-year-old woman, was admitted on 12 May 2019 with fever. Blood pressure was 80/120 mmHg. She was discharged on 26 May 2019.
`;

let folder: string;
let app: App;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'precedent-app-check-'));
  app = await openApp({ dataFolder: file('data'), terminologyFiles: [] });
  writeFileSync(file('report.md'), REPORT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a check by the app', () => {
  it('shows what was found as text, Markdown and HTML', async () => {
    const checked = await app.check(file('report.md'));
    for (const shown of [
      app.checkText(checked, { columns: 100, paint: plainPaint }),
      app.checkMarkdown(checked),
      app.checkHtml(checked),
    ])
      expect(shown).toContain('the systolic is not above the diastolic');
  });

  it('names in SARIF 2.1.0 the line and column of the file', async () => {
    const sarif = (await app.checkSarif(await app.check(file('report.md')))) as {
      readonly version: string;
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly {
          readonly ruleId: string;
          readonly ruleIndex: number;
          readonly level: string;
          readonly locations: readonly {
            readonly physicalLocation: {
              readonly region: {
                readonly startLine: number;
                readonly startColumn: number;
                readonly endColumn: number;
              };
            };
          }[];
        }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    const result = run.results.find(({ ruleId }) => ruleId === 'numbers/blood-pressure');
    expect(result?.level).toBe('error');
    expect(run.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('numbers/blood-pressure');
    const { startLine, startColumn, endColumn } = result?.locations[0].physicalLocation.region ?? {
      startLine: 0,
      startColumn: 0,
      endColumn: 0,
    };
    const line = REPORT.split('\n')[startLine - 1] ?? '';
    expect(line.slice(startColumn - 1, endColumn - 1)).toBe('Blood pressure was 80/120');
  });

  it('leaves out a silenced rule, and says so with the reason', async () => {
    const silence = new Map([['numbers/blood-pressure', 'arterial line reversed']]);
    const { answer } = await app.check(file('report.md'), { silence });
    expect(answer.firings.map(({ rule }) => rule)).not.toContain('numbers/blood-pressure');
    expect(answer.silenced).toEqual([
      { rule: 'numbers/blood-pressure', reason: 'arterial line reversed', firings: 1 },
    ]);
    await expect(
      app.check(file('report.md'), { silence: new Map([['numbers/blood-presure', 'x']]) }),
    ).rejects.toThrow('numbers/blood-pressure is near');
  });

  it('stands in the brief under its own key', async () => {
    const brief = await app.brief(file('report.md'));
    expect(brief.checks?.care.items).toHaveLength(30);
    expect(app.text(brief, { columns: 100, paint: plainPaint })).toMatch(/THE REPORT\n {2}CARE 2013/);
  });

  it('checks cases that are kept with their text', async () => {
    const { cases } = await app.read(file('report.md'));
    const { answer } = await app.checkCases(cases);
    expect(answer.firings.map(({ rule }) => rule)).toContain('numbers/blood-pressure');
    const [{ text: _text, ...first }] = cases;
    await expect(app.checkCases([first])).rejects.toThrow('without its text');
  });
});

describe('a redacted copy', () => {
  it('holds no identifier, and only its key leads back', async () => {
    const copy = await app.redact(file('report.md'), file('copy.txt'), file('key.json'));
    expect(copy.isNewKey).toBe(true);
    const written = readFileSync(file('copy.txt'), 'utf8');
    expect(written).toContain('[NAME 1]');
    expect(written).not.toMatch(/Anna|May 2019/);
    expect(statSync(file('key.json')).mode & 0o077).toBe(0);
    await app.restore(file('copy.txt'), file('back.txt'), file('key.json'));
    expect(readFileSync(file('back.txt'), 'utf8')).toBe(
      (await app.read(file('report.md'))).reading.document.text,
    );
    await app.redact(file('report.md'), file('other.txt'), file('other.json'));
    await expect(app.restore(file('copy.txt'), file('no.txt'), file('other.json'))).rejects.toThrow(
      'does not open',
    );
    expect(existsSync(file('no.txt'))).toBe(false);
  });

  it('is never written over the report or the key', async () => {
    await expect(app.redact(file('report.md'), file('report.md'), file('key.json'))).rejects.toThrow(
      'different names',
    );
    await expect(app.redact(file('report.md'), file('key.json'), file('key.json'))).rejects.toThrow(
      'different names',
    );
  });
});
