import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { problemLine } from '../contract/problem.ts';
import { PortError } from './api/listen.ts';
import { CrewError } from './crew.ts';
import { DataDirError } from './data-dir.ts';
import { onStopSignal } from './stop-signal.ts';
import { JournalError } from './journal/schema.ts';
import { Station } from './station.ts';
import { UsageError } from './usage-error.ts';

interface StationFlags {
  data: string;
  port: number;
  race?: string;
  entries?: string;
  reader: string[];
  sync?: URL;
  token?: string;
}

/** `goldline station`: also what the desktop shell starts as a process of its own. `onReady` hears the console's address. */
export function stationCommand(onReady: (address: string) => void): Command {
  return new Command('station')
    .description('Run the finish-line station: read the mats, keep every read, show and export the results.')
    .requiredOption('--data <dir>', 'data directory; made where it is missing, continued where it is not')
    .option('--port <number>', 'port of the console on this laptop; 0 takes any free one', portNumber, 4600)
    .option('--race <file>', 'race definition (JSON) to load')
    .option('--entries <file>', 'start list (CSV) to load')
    .option(
      '--reader <address>',
      'reader to connect, such as "serial:/dev/ttyUSB0?protocol=a0&point=finish"; may be repeated; without it, the readers of last time',
      (address: string, before: string[]) => [...before, address],
      [],
    )
    .option('--sync <url>', 'central service to deliver to', serviceUrl)
    .option('--token <token>', "this station's token for the service")
    .action(async (flags: StationFlags) => {
      const station = await runStation(flags);
      onStopSignal(() => station.stop());
      onReady(station.address);
    });
}

async function runStation(flags: StationFlags): Promise<Station> {
  if ((flags.sync === undefined) !== (flags.token === undefined))
    throw new UsageError('--sync and --token belong together: the service prints a token when it starts');
  const files = {
    race: flags.race === undefined ? null : readInput(flags.race),
    entries: flags.entries === undefined ? null : readInput(flags.entries),
  };
  try {
    const station = await Station.start({
      dataDir: flags.data,
      port: flags.port,
      screens: fileURLToPath(new URL(screensFolder, import.meta.url)),
      sync:
        flags.sync === undefined || flags.token === undefined
          ? null
          : { url: flags.sync, token: flags.token },
    });
    await setUp(station, flags, files).catch(async (error: unknown) => {
      await station.stop();
      throw error;
    });
    return station;
  } catch (error) {
    if (error instanceof CrewError) throw new UsageError(error.problems.map(problemLine).join('\n'));
    if (error instanceof PortError || error instanceof DataDirError || error instanceof JournalError)
      throw new UsageError(error.message);
    throw error;
  }
}

/** The built screens, seen from the source and from the desktop bundle. */
const screensFolder = import.meta.url.endsWith('.ts') ? '../../out/renderer' : '../renderer';

interface Input {
  bytes: Uint8Array;
  name: string;
}

async function setUp(
  station: Station,
  flags: StationFlags,
  files: { race: Input | null; entries: Input | null },
) {
  const { crew } = station;
  if (files.race !== null) await crew.loadRace('cli', files.race.bytes, files.race.name);
  if (files.entries !== null) {
    const { warnings } = await crew.loadStartList('cli', files.entries.bytes, files.entries.name);
    for (const warning of warnings) process.stderr.write(`warning: ${problemLine(warning)}\n`);
  }
  const known = station.knownReaders();
  const wanted = flags.reader.length > 0 ? flags.reader : known;
  for (const address of known) if (!wanted.includes(address)) await crew.disconnectReader('cli', address);
  for (const address of wanted) {
    if (known.includes(address)) station.readers.connect(address);
    else await crew.connectReader('cli', address);
  }
}

/** The bytes of a file that a person named. Throws {@link UsageError} where it cannot be read. */
export function readInput(path: string): Input {
  try {
    return { bytes: readFileSync(path), name: basename(path) };
  } catch (error) {
    throw new UsageError(
      `${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
    );
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return port;
}

function serviceUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('write it like https://results.example.org.');
  return url;
}
