import { type Command, Option } from 'commander';
import { withLibrary } from './open-library-from.ts';
import { writeJson } from './write-json.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `precedent library pairs|same|different`: cases that may be of one patient, and what a person decides of them. */
export function addPairCommands(library: Command): void {
  library
    .command('pairs')
    .description(
      'cases that may tell of one patient; with --find, looks for those of one case and notes them',
    )
    .option('--find <id>', 'compare this case with those nearest to it')
    .addOption(new Option('--status <status>', 'only these').choices(['proposed', 'confirmed', 'rejected']))
    .option('--json', 'the pairs as one JSON document')
    .action(
      (
        {
          find,
          status,
          json,
        }: JsonOption & { readonly find?: string; readonly status?: 'proposed' | 'confirmed' | 'rejected' },
        command: Command,
      ) =>
        withLibrary(command, async (opened) => {
          if (find !== undefined) await opened.proposeOverlaps(find);
          const pairs = await opened.library.listPairs({
            ...(find !== undefined && { id: find }),
            ...(status !== undefined && { status }),
          });
          if (json === true) return writeJson(pairs);
          for (const pair of pairs)
            process.stdout.write(
              `${pair.ids.join('\t')}\t${pair.status}\t${pair.decidedBy ?? pair.proposedBy}\n`,
            );
        }),
    );

  for (const [name, status, meaning] of [
    ['same', 'confirmed', 'write down that two cases are of one patient: counts take them as one'],
    ['different', 'rejected', 'write down that two cases are of two patients'],
  ] as const) {
    library
      .command(name)
      .description(meaning)
      .argument('<id>')
      .argument('<other>')
      .option('--reason <words>', 'why')
      .option('--json', 'the pair as one JSON document')
      .action(
        (
          id: string,
          other: string,
          { reason, json }: JsonOption & { readonly reason?: string },
          command: Command,
        ) =>
          withLibrary(command, async (opened) => {
            const pair = await opened.library.decidePair(
              [id, other],
              status,
              reason === undefined ? {} : { reason },
            );
            if (json === true) return writeJson(pair);
            process.stdout.write(`${pair.ids.join(', ')}: ${pair.status}\n`);
          }),
      );
  }
}
