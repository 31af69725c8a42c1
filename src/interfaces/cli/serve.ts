import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../app/index.ts';
import type { GlobalOptions } from './global-options.ts';

interface Options {
  readonly host: string;
  readonly port: number;
  readonly name: readonly string[];
  readonly behindTls?: boolean;
  readonly threads?: number;
  readonly log?: boolean;
  readonly openidIssuer?: string;
  readonly openidClient?: string;
  readonly openidRole: 'reader' | 'curator';
}

/** `precedent serve`: the pages and the API, until it is stopped. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description(
      'open everything in the browser: pages and API, for this machine alone unless told otherwise',
    )
    .option('--port <n>', 'port to listen on; 0 takes any that is free', portOf, 7420)
    .option('--host <address>', 'address to listen on; another than this machine needs accounts', '127.0.0.1')
    .option(
      '--name <host>',
      'a name browsers reach this server by, such as precedent.hospital.example; may be repeated',
      collect,
      [],
    )
    .option('--behind-tls', 'a proxy before this server ends TLS: cookies for https alone')
    .option('--threads <n>', 'threads that read reports', countOf)
    .option('--log', 'a line of JSON about each request to stderr, without what was asked')
    .option(
      '--openid-issuer <url>',
      'sign in by OpenID Connect; the secret stands in PRECEDENT_OPENID_SECRET',
    )
    .option('--openid-client <id>', 'this server as the OpenID provider knows it')
    .addOption(
      new Option('--openid-role <role>', 'role of somebody who first signs in by OpenID')
        .choices(['reader', 'curator'])
        .default('reader'),
    )
    .action(async (options: Options, command: Command) => {
      const { dataFolder, databaseUrl = process.env['DATABASE_URL'] } =
        command.optsWithGlobals<GlobalOptions>();
      // Loaded here, so that no other command waits for a web server it does not need.
      const { serve } = await import('../http/serve.ts');
      const serving = await serve({
        dataFolder,
        databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
        host: options.host,
        port: options.port,
        names: options.name,
        isBehindTls: options.behindTls === true,
        threads: options.threads,
        openId: openIdOf(options),
        openIdRole: options.openidRole,
        onNote: (note) => process.stderr.write(`precedent: ${note}\n`),
        logTo: options.log === true ? process.stderr : undefined,
      });
      process.stdout.write(`Precedent answers at ${serving.address}\n`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
      });
      process.stderr.write('precedent: stopping\n');
      await serving.stop();
    });
}

function openIdOf({ openidIssuer: issuer, openidClient: clientId }: Options) {
  if (issuer === undefined) return undefined;
  const clientSecret = process.env['PRECEDENT_OPENID_SECRET'];
  if (clientId === undefined || clientSecret === undefined)
    throw new InputError(
      'openid-incomplete',
      'OpenID needs --openid-issuer, --openid-client, and the secret in PRECEDENT_OPENID_SECRET.',
    );
  return { issuer, clientId, clientSecret };
}

function portOf(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a port from 0 to 65535.');
}

function countOf(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new InvalidArgumentError('Give a whole number from 1 to 64.');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
