import { Command, Option } from 'commander';
import { pathOf, type Answered } from '../contract/calls/call.ts';
import { versionCalls } from '../contract/calls/versions.ts';
import { versionFileInSteps } from '../files/version-file.ts';
import type { ShutStation } from '../station/shut-station.ts';
import { roundingUnit } from '../timing/model/rounding.ts';
import { runNow } from '../timing/steps.ts';
import type { PublishedState } from '../timing/model/publication.ts';
import { tell, terminalLanguage } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { message } from '../words/message.ts';
import { askStation, atStation } from './at-station.ts';
import { writeOut } from './out-file.ts';
import { openPaper } from './paper-data.ts';

interface PublishFlags {
  data: string;
  state: PublishedState;
  raceId?: string;
  reason?: string;
  despiteProtests?: boolean;
  out?: string;
}

interface Asked extends Pick<PublishFlags, 'state' | 'reason' | 'despiteProtests'> {
  race: string;
}

/** A version as it was published, and its file. */
interface Published {
  version: Pick<Answered<typeof versionCalls.versions>['versions'][number], 'number' | 'checksum'>;
  file: string;
}

/**
 * `goldline publish`: a numbered version of a race's results, which stays as it is whatever comes later, also while the
 * station runs. Ends with 1 where it cannot be published, and says why.
 */
export function publishCommand(): Command {
  return new Command('publish')
    .description('Publish the results of a race as they stand: a numbered version that stays as it is.')
    .requiredOption('--data <dir>', 'data directory of the station, which may run')
    .addOption(
      new Option('--state <state>', 'official: nothing is open any more, and the referee has signed')
        .choices(['provisional', 'official'])
        .makeOptionMandatory(),
    )
    .option('--race-id <id>', 'race, where there are several')
    .option('--reason <text>', 'why there is one more after official results')
    .option('--despite-protests', 'official although protests are open')
    .option('--out <file>', 'write the file of the version, of which the checksum is')
    .action(async ({ data, state, raceId, out, ...more }: PublishFlags) => {
      const race = raceOf(data, raceId);
      const { version, file } = await atStation<Published>(data, {
        running: (address) => publishThere(address, { race, state, ...more }),
        shut: (station) => publishHere(station, { race, state, ...more }),
      });
      if (out !== undefined) writeOut(out, file);
      const { number, checksum } = version;
      tell(message(`published.${state}`, { race, number, checksum }), terminalLanguage());
    });
}

/** Throws {@link UsageError} where it is not clear which race is meant. */
function raceOf(data: string, raceId: string | undefined): string {
  const [race, ...others] = openPaper({ data, ...(raceId === undefined ? {} : { raceId }) }).races.map(
    (results) => results.race.id,
  );
  if (race === undefined || others.length > 0)
    throw new UsageError(message('published.which-race', { known: [race ?? '', ...others] }));
  return race;
}

async function publishHere(
  { race: of, publishing }: ShutStation,
  { race, state, ...details }: Asked,
): Promise<Published> {
  await publishing.publish('cli', race, state, details);
  const results = of.timing.race(race);
  const version = results?.version;
  if (version === null || version === undefined || results === undefined)
    throw new Error(`what was published of ${race} is not there`);
  return { version, file: runNow(versionFileInSteps(version.rows, roundingUnit(results.race))) };
}

async function publishThere(address: string, asked: Asked): Promise<Published> {
  const { race } = asked;
  await askStation(address, versionCalls.publish.path, { json: asked });
  const response = await askStation(address, pathOf(versionCalls.versions, { query: { race } }));
  const [version] = versionCalls.versions.answer.parse(await response.json()).versions;
  if (version === undefined) throw new Error(`${address} has no version of ${race} after publishing it`);
  const file = await askStation(
    address,
    pathOf(versionCalls.versionFile, { query: { race, id: version.id } }),
  );
  return { version, file: await file.text() };
}
