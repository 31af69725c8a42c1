import { Command } from 'commander';
import { programVersion } from '../../app/index.ts';
import { addAnnotateCommand } from './annotate.ts';
import { addBriefCommand } from './brief.ts';
import { addCheckCommand } from './check.ts';
import { addClassifyCommand } from './classify.ts';
import { addCohortCommand } from './cohort.ts';
import { addEvidenceCommand } from './evidence.ts';
import { addExportCommand } from './export.ts';
import { addFetchCommand } from './fetch.ts';
import { addLibraryCommand } from './library.ts';
import { addMatchCommand } from './match.ts';
import { addPackCommand } from './pack.ts';
import { addReadCommand } from './read.ts';
import { addServeCommand } from './serve.ts';
import { addTerminologyCommand } from './terminology.ts';
import { addUserCommand } from './user.ts';

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
    .option(
      '--database-url <url>',
      'keep the library on this PostgreSQL server instead (default: DATABASE_URL, else the data folder)',
    )
    .showHelpAfterError('(precedent --help lists the commands)')
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  addBriefCommand(program);
  addReadCommand(program);
  addFetchCommand(program);
  addCheckCommand(program);
  addClassifyCommand(program);
  addMatchCommand(program);
  addEvidenceCommand(program);
  addCohortCommand(program);
  addLibraryCommand(program);
  addExportCommand(program);
  addPackCommand(program);
  addAnnotateCommand(program);
  addTerminologyCommand(program);
  addServeCommand(program);
  addUserCommand(program);
  return program;
}
