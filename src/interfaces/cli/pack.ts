import type { Command } from 'commander';
import { describePackIssue, InputError, openPacks, type Packs } from '../../app/index.ts';
import type { GlobalOptions } from './global-options.ts';
import { writeJson } from './write-json.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `precedent pack …`: condition packs, the built-in ones and the user's own. */
export function addPackCommand(program: Command): void {
  const pack = program
    .command('pack')
    .description('condition packs: what is known of one condition, as data');

  pack
    .command('list')
    .description("packs on this machine; own ones are folders under the data folder's packs/")
    .option('--json', 'as one JSON document')
    .action(async (options: JsonOption, command: Command) => {
      const listed = await packsOf(command).list();
      if (options.json === true) return writeJson(listed);
      for (const one of listed)
        writeLine(
          one.problem === undefined
            ? `${one.id} ${one.version}: ${one.title} · ${one.origin} · ${one.signOff}`
            : `${one.id}: cannot be used · ${one.origin} · precedent pack validate ${one.folder}`,
        );
      if (listed.length === 0) writeLine('No pack is there.');
    });

  pack
    .command('show')
    .description('what a pack holds: types with their criteria and sources, schemes, cases, series')
    .argument('<id>')
    .option('--json', 'the whole pack as one JSON document')
    .action(async (id: string, options: JsonOption, command: Command) => {
      const { manifest, classification, cases, series } = await packsOf(command).load(id);
      if (options.json === true) return writeJson({ ...manifest, classification, cases, series });
      const sentences = new Map(classification.criteria.map((one) => [one.id, one]));
      const sentence = (name: string): string => {
        const one = sentences.get(name);
        return `${one?.sentence ?? name} [${[one?.standing, ...(one?.sources ?? [])].join(' ')}]`;
      };
      writeLine(`${manifest.id} ${manifest.version}: ${manifest.title} · licence ${manifest.licence}`);
      writeLine(
        `sign-off: ${manifest.signOff.status}${manifest.signOff.note === undefined ? '' : `. ${manifest.signOff.note}`}`,
      );
      writeLine(`schemes: ${classification.schemes.map((one) => `${one.id} (${one.title})`).join('; ')}`);
      writeLine(
        `${cases.length} cases · ${series.length} published series · ${manifest.references.length} references`,
      );
      for (const type of classification.types) {
        writeLine(`\n${type.label}: ${type.definition} [${[type.standing, ...type.sources].join(' ')}]`);
        for (const name of type.required) writeLine(`  required    ${sentence(name)}`);
        for (const name of type.supporting) writeLine(`  supporting  ${sentence(name)}`);
        for (const { criterion, unless = [] } of type.excluding)
          writeLine(
            `  excluding   ${sentence(criterion)}${unless.length === 0 ? '' : ` unless: ${unless.map(sentence).join(' ')}`}`,
          );
        for (const grade of type.grades) writeLine(`  ${grade.grade.padEnd(11)} ${grade.sentence}`);
      }
    });

  pack
    .command('validate')
    .description('check a pack: every problem with its file, line and field, and how to mend it')
    .argument('<dir>', 'a folder with pack.json and classification.json')
    .option('--concepts', 'also look its concepts up in the terminologies on this machine')
    .option('--json', 'the problems as one JSON document')
    .action(
      async (folder: string, options: JsonOption & { readonly concepts?: boolean }, command: Command) => {
        const issues = await packsOf(command).validate(folder, options.concepts === true);
        const errors = issues.filter(({ severity }) => severity === 'error').length;
        if (options.json === true) writeJson(issues);
        else for (const issue of issues) writeLine(`${issue.severity} ${describePackIssue(issue)}`);
        if (errors > 0)
          throw new InputError(
            'pack-invalid',
            `The pack in ${folder} has ${errors} ${errors === 1 ? 'error' : 'errors'}.`,
          );
        if (options.json !== true)
          writeLine(
            `The pack in ${folder} is sound${issues.length === 0 ? '' : `, with ${issues.length} warnings`}.`,
          );
      },
    );
}

function packsOf(command: Command): Packs {
  return openPacks(command.optsWithGlobals<GlobalOptions>().dataFolder);
}

function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
