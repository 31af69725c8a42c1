import { type Command, Option } from 'commander';
import { ACCOUNT_ROLES, type AccountRole, InputError, type Workspace } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import { writeJson } from './write-json.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `precedent user …`: who may sign in to `precedent serve`. */
export function addUserCommand(program: Command): void {
  const user = program.command('user').description('accounts of those who may sign in to precedent serve');
  user
    .command('add')
    .description('make an account; the password is asked for, or read from standard input')
    .argument('<name>', 'small letters, digits and . _ @ -')
    .addOption(
      new Option('--role <role>', 'what the account may do').choices(ACCOUNT_ROLES).default('reader'),
    )
    .option('--display-name <words>', 'the name that is shown')
    .option('--json', 'the account as one JSON document')
    .action(
      async (
        name: string,
        {
          role,
          displayName,
          json,
        }: JsonOption & { readonly role: AccountRole; readonly displayName?: string },
        command: Command,
      ) => {
        const password = await askPassword(`Password for ${name}: `);
        await withWorkspace(command, async ({ accounts }) => {
          const account = await accounts.add({ name, displayName, role, password });
          if (json === true) return writeJson(account);
          process.stdout.write(`made ${account.name}, ${account.role}\n`);
        });
      },
    );
  user
    .command('list')
    .description('all accounts')
    .option('--json', 'the accounts as one JSON document')
    .action(({ json }: JsonOption, command: Command) =>
      withWorkspace(command, async ({ accounts }) => {
        const all = await accounts.list();
        if (json === true) return writeJson(all);
        for (const one of all)
          process.stdout.write(
            `${one.name}\t${one.role}\t${one.displayName}\t${one.signsInBy}\t${one.createdAt}\n`,
          );
      }),
    );
  user
    .command('remove')
    .description('remove an account and end its sessions; what it changed keeps its name')
    .argument('<name>')
    .option('--json', 'what was removed, as one JSON document')
    .action((name: string, { json }: JsonOption, command: Command) =>
      withWorkspace(command, async ({ accounts }) => {
        await accounts.remove(name);
        if (json === true) return writeJson({ removed: name });
        process.stdout.write(`removed ${name}\n`);
      }),
    );
  user
    .command('passwd')
    .description('give an account another password, asked for or from standard input; its sessions end')
    .argument('<name>')
    .option('--json', 'the account as one JSON document')
    .action(async (name: string, { json }: JsonOption, command: Command) => {
      const password = await askPassword(`New password for ${name}: `);
      await withWorkspace(command, async ({ accounts }) => {
        const account = await accounts.change(name, { password });
        if (json === true) return writeJson(account);
        process.stdout.write(`changed the password of ${account.name}\n`);
      });
    });
}

async function withWorkspace(command: Command, use: (workspace: Workspace) => Promise<void>): Promise<void> {
  const app = await openFrom(command);
  const library = await app.openLibrary();
  try {
    await use(await app.openWorkspace(library));
  } finally {
    await library.close();
  }
}

/** Asks without showing what is typed; where nobody sits at a terminal, the first line of standard input. */
async function askPassword(prompt: string): Promise<string> {
  const { stdin } = process;
  process.stderr.write(stdin.isTTY ? prompt : '');
  if (stdin.isTTY) stdin.setRawMode(true);
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const letter of String(chunk)) {
        if (letter === '\n' || letter === '\r') return typed;
        if (letter === '\u0003') throw new InputError('broken-off', 'Nothing was changed.');
        typed = letter === '\u007F' ? typed.slice(0, -1) : typed + letter;
      }
    }
    return typed;
  } finally {
    if (stdin.isTTY) {
      stdin.setRawMode(false);
      process.stderr.write('\n');
    }
    stdin.pause();
  }
}
