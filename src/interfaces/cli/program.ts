import { Command } from 'commander';
import { programVersion } from '../../app.ts';
import { addAnnotateCommand } from './annotate.ts';
import { addBriefCommand } from './brief.ts';
import { addClassifyCommand } from './classify.ts';
import { addPackCommand } from './pack.ts';
import { addReadCommand } from './read.ts';
import { addTerminologyCommand } from './terminology.ts';

/** The whole command line; a file for each command. */
export function createProgram(): Command {
  const program = new Command('precedent')
    .description(
      'Reads clinical case reports into structured cases and answers from them. Everything stays on this machine.',
    )
    .version(programVersion(), '-V, --version')
    .option(
      '--data-folder <folder>',
      "where terminologies and the library are kept (default: PRECEDENT_HOME, else the platform's usual place)",
    )
    .showHelpAfterError('(precedent --help lists the commands)')
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  addBriefCommand(program);
  addReadCommand(program);
  addClassifyCommand(program);
  addPackCommand(program);
  addAnnotateCommand(program);
  addTerminologyCommand(program);
  return program;
}
