import { Command } from 'commander';
import { issueStationToken } from '../service/service.ts';

/** `goldline token`: one more station may deliver to the service. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Make a token for one more station that delivers to the service.')
    .argument('<name>', 'what people call the station')
    .option('--station <id>', 'for a station that lost its token: its id, which its console shows')
    .option('--data <dir>', "the service's data directory; not used with DATABASE_URL", 'goldline-service')
    .action(async (name: string, { data, station }: { data: string; station?: string }) => {
      const databaseUrl = process.env['DATABASE_URL'];
      const place = databaseUrl === undefined ? { dataDir: data } : { databaseUrl };
      const token = await issueStationToken({ name, station, ...place });
      console.log(token);
    });
}
