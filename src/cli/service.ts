import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { addressInUse, makeAdminLink, startService, type ServiceRole } from '../service/service.ts';
import { onStopSignal } from '../station/process/stop-signal.ts';
import { tell } from '../station/process/terminal.ts';
import { message } from '../words/message.ts';

interface ServiceFlags {
  port: number;
  host: string;
  data: string;
  role?: ServiceRole;
}

/** `goldline service`: the central results service, on its own PostgreSQL or the one in DATABASE_URL. */
export function serviceCommand(): Command {
  return new Command('service')
    .enablePositionalOptions()
    .description(
      'Run the central results service: takes what stations deliver, and shows the results to everybody.',
    )
    .option('--port <number>', 'port of the public pages and of the stations', Number, 4700)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all networks', '127.0.0.1')
    .option(
      '--data <dir>',
      'data directory: its own PostgreSQL, where there is no DATABASE_URL, and the key of recordings',
      'goldline-service',
    )
    .addOption(
      new Option(
        '--role <part>',
        'one part alone, behind a proxy that sends /v1 to the intake; all by default',
      ).choices(['intake', 'public']),
    )
    .addHelpText('after', '\nEnvironment:\n  DATABASE_URL  use this PostgreSQL instead of an own one')
    .action(async (flags: ServiceFlags) => {
      const databaseUrl = process.env['DATABASE_URL'];
      const service = await startService({
        port: flags.port,
        host: flags.host,
        dataDir: flags.data,
        databaseUrl,
        role: flags.role,
        screensDir: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
      });
      onStopSignal(() => service.stop());
      console.log(`Goldline service ready: ${service.address}`);
      tell(message('service.organisers', { address: `${service.address}/organiser` }));
    })
    .addCommand(adminCommand());
}

interface AdminFlags {
  data: string;
  address?: string;
}

/** `goldline service admin`: the first account, or a new password for it. */
function adminCommand(): Command {
  return new Command('admin')
    .description(
      'Make an account that runs the service, or a new password for it: prints a link that works once.',
    )
    .argument('<name>', 'by which the account signs in')
    .option('--data <dir>', "the service's data directory; not used with DATABASE_URL", 'goldline-service')
    .option('--address <url>', 'where browsers find the service, for the link')
    .action(async (name: string, { data, address }: AdminFlags) => {
      const databaseUrl = process.env['DATABASE_URL'];
      const place = databaseUrl === undefined ? { dataDir: data } : { databaseUrl };
      const path = await makeAdminLink({ name, ...place });
      const root = address ?? (await addressInUse(data)) ?? 'http://127.0.0.1:4700';
      tell(message('service.admin-link', { name, hours: 24 }));
      console.log(new URL(path, root).href);
    });
}
