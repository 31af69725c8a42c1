import type { Command } from 'commander';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

/** `precedent fetch ID`: the open text of a publication, read. */
export function addFetchCommand(program: Command): void {
  program
    .command('fetch')
    .description(
      'the open-access text of a publication, or its abstract, from Europe PMC and PubMed; asks the network',
    )
    .argument('<id>', 'a PMCID, a PMID or a DOI')
    .option('--json', 'the case as one JSON document')
    .option('--no-text', 'leave out the marked text')
    .action(
      async (id: string, options: { readonly json?: boolean; readonly text: boolean }, command: Command) => {
        const app = await openFrom(command);
        const { report, extent, licence, fromCache, name } = await app.fetch(id);
        process.stderr.write(
          `precedent: ${name}, ${extent === 'full-text' ? 'full text' : 'abstract only'}, licence ${licence ?? report.cases[0].report.licence ?? 'not stated'}${fromCache ? ', from the cache' : ''}\n`,
        );
        if (options.json === true) {
          const [first, ...furtherCases] = report.cases;
          return writeJson({ ...first, furtherCases });
        }
        const view = terminal(process.stdout);
        if (options.text) process.stdout.write(`${app.markedText(report, view.paint)}\n\n`);
        process.stdout.write(app.factTables(report, view));
      },
    );
}
