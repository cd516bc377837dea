import { Command } from 'commander';
import { issueStationToken } from '../service/service.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { message } from '../words/message.ts';

/** `goldline token`: one more station may deliver to the service. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Make a token for one more station that delivers to the service.')
    .argument('<name>', 'what people call the station')
    .option('--station <id>', 'for a station that lost its token: its id, which its console shows')
    .option(
      '--event <id>',
      'for which event alone; the one that the station times first where it is not given',
    )
    .option('--site <id>', 'for which site of --event alone')
    .option('--data <dir>', "the service's data directory; not used with DATABASE_URL", 'goldline-service')
    .action(async (name: string, { data, ...flags }: TokenFlags) => {
      if (flags.site !== undefined && flags.event === undefined)
        throw new UsageError(message('usage.site-of-event'));
      const databaseUrl = process.env['DATABASE_URL'];
      const place = databaseUrl === undefined ? { dataDir: data } : { databaseUrl };
      console.log(await issueStationToken({ name, ...flags, ...place }));
    });
}

interface TokenFlags {
  data: string;
  station?: string;
  event?: string;
  site?: string;
}
