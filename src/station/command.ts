import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { message, type Message } from '../words/message.ts';
import { messageText } from '../words/text.ts';
import { problemLine } from '../words/problem-text.ts';
import { terminalLanguage, warn } from './process/terminal.ts';
import { entryFieldSchema } from '../contract/entry.ts';
import { isEncoding } from '../contract/list-mapping.ts';
import { rehearsalFileSchema } from '../contract/rehearsal-station.ts';
import { onStopSignal } from './process/stop-signal.ts';
import { readerKey } from './ingest/reader-owners.ts';
import { isDiskError } from './journal/disk-trouble.ts';
import { joinNetwork, type Lan } from './network/join.ts';
import { lanPort } from '../contract/peers.ts';
import type { Loaded, RaceDayChoice } from './race/race-files.ts';
import { noSite } from './race/no-site.ts';
import { partnerDialects } from './partners/dialects.ts';
import type { PartnerPlace } from './partners/partners.ts';
import type { Station } from './station.ts';
import { StationLife, startTrouble } from './station-life.ts';
import { UsageError } from './process/usage-error.ts';

interface StationFlags {
  data: string;
  port: number;
  race?: string;
  site?: string;
  entries?: string;
  encoding?: string;
  raceDay?: RaceDayChoice;
  reader: string[];
  copy?: string | false;
  passingsOut: PartnerPlace[];
  sync?: URL;
  token?: string;
  lan?: Lan;
  follow?: string | undefined;
  pin?: string | undefined;
  takeOver?: 'by-hand' | 'auto';
  goneAfter: number;
  rehearsal?: string;
}

/** `goldline station`: also what the desktop shell starts as a process of its own. `onReady` hears the console's address. */
export function stationCommand(onReady: (address: string) => void): Command {
  return new Command('station')
    .description('Run the finish-line station: read the mats, keep every read, show and export the results.')
    .requiredOption('--data <dir>', 'data directory; made where it is missing, continued where it is not')
    .option('--port <number>', 'port of the console on this laptop; 0 takes any free one', portNumber, 4600)
    .option('--race <file>', 'race definition (JSON) to load')
    .option('--site <id>', 'at which site of the event this station is, where it has several')
    .option('--entries <file>', 'start list (CSV) to load')
    .option(...encodingOption)
    .addOption(raceDayOption())
    .option(
      '--reader <address>',
      'reader to connect, such as "serial:/dev/ttyUSB0?protocol=a0&point=finish"; may be repeated; without it, the readers of last time',
      (address: string, before: string[]) => [...before, address],
      [],
    )
    .option(
      '--copy <dir>',
      'folder on a stick or another disk for a second copy of the journal; kept for the next start',
    )
    .option('--no-copy', 'end the second copy')
    .option(
      '--passings-out <dialect:place>',
      'hand passings on to programs of partners, such as "ndjson:4640" (a port that anybody on the network can call) or "mylaps:192.168.1.30:3097" (a program that is called); may be repeated',
      (text: string, before: PartnerPlace[]) => [...before, partnerPlace(text)],
      [],
    )
    .option('--sync <url>', 'central service to deliver to', serviceUrl)
    .option('--token <token>', "this station's token for the service")
    .addOption(
      new Option('--lan [host:port]', 'let other stations on the network follow this one')
        .preset('')
        .argParser(lanAddress),
    )
    .option('--follow <url>', 'pair with the station at this address, and follow it', peerUrl)
    .option('--pin <pin>', 'what the station to follow shows')
    .addOption(
      new Option('--take-over <when>', 'what becomes of the readers of a station that is gone').choices([
        'by-hand',
        'auto',
      ]),
    )
    .addOption(new Option('--rehearsal <file>', 'for a dress rehearsal: event and entries (JSON)').hideHelp())
    .option('--gone-after <seconds>', 'another station without a word for so long is gone', seconds, 10)
    .action(async (flags: StationFlags) => {
      const life = await runStation(flags);
      onStopSignal(() => life.stop());
      onReady(life.address);
    });
}

async function runStation(flags: StationFlags): Promise<StationLife> {
  if ((flags.sync === undefined) !== (flags.token === undefined))
    throw new UsageError(message('usage.sync-and-token'));
  const files = {
    race: flags.race === undefined ? null : readInput(flags.race),
    entries: flags.entries === undefined ? null : readInput(flags.entries),
  };
  const life = new StationLife({
    dataDir: flags.data,
    port: flags.port,
    screens: fileURLToPath(new URL(screensFolder, import.meta.url)),
    copy: flags.copy,
    partners: flags.passingsOut,
    sync:
      flags.sync === undefined || flags.token === undefined ? null : { url: flags.sync, token: flags.token },
    goneAfter: flags.goneAfter * 1000,
    isRehearsal: flags.rehearsal !== undefined,
  });
  try {
    await life.start((station) => setUp(station, flags, files));
    return life;
  } catch (error) {
    throw isDiskError(error) ? new UsageError(startTrouble(flags.data, error)) : error;
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
  await joinNetwork(station.network, flags);
  if (flags.rehearsal !== undefined) await takeRehearsal(station, readInput(flags.rehearsal).bytes);
  const { encoding, raceDay } = flags;
  if (files.race !== null) tell(await station.files.loadRace('cli', files.race.bytes, files.race.name));
  if (flags.site !== undefined) await station.files.chooseSite('cli', flags.site);
  if (station.race.event !== null && station.race.site === null)
    tell({ warnings: [noSite(station.race.event)] });
  if (files.entries !== null) {
    const { bytes, name } = files.entries;
    tell(await station.files.loadStartList('cli', bytes, name, { encoding, raceDay }));
  }
  const known = station.duty.known();
  const wanted = flags.reader.length > 0 ? flags.reader : known;
  for (const address of known) if (!wanted.includes(address)) await crew.disconnectReader('cli', address);
  const elsewhere = station.duty.takenOver();
  for (const address of elsewhere) warn(message('station.read-elsewhere', { address }));
  const taken = new Set(elsewhere.map(readerKey));
  for (const address of wanted) {
    if (taken.has(readerKey(address))) continue;
    if (known.includes(address)) station.readers.connect(address);
    else await crew.connectReader('cli', address);
  }
}

/** Loads what is rehearsed, as a start with files does. */
async function takeRehearsal({ files }: Station, bytes: Uint8Array): Promise<void> {
  const { event, site, entries } = rehearsalFileSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
  await files.define('cli', { type: 'event.define', event });
  if (site !== null) await files.chooseSite('cli', site);
  await files.takeStartList('cli', 'rehearsal', { entries, fields: entryFieldSchema.options });
}

function tell({ warnings }: Pick<Loaded, 'warnings'>): void {
  const language = terminalLanguage();
  for (const warning of warnings) warn(problemLine(language, warning), language);
}

/** For the commands that read a start list. */
export const encodingOption = [
  '--encoding <name>',
  'encoding of the start list, such as windows-1252; found out where not given',
  encodingName,
] as const;

/** For the commands that read a start list into a data directory that may exist. */
export const raceDayOption = () =>
  new Option(
    '--race-day <which>',
    'what counts where the start list would overwrite changes of race day: keep them, or take the list',
  ).choices(['keep', 'list']);

function encodingName(text: string): string {
  if (!isEncoding(text)) throw wrong(message('commandLine.encoding'));
  return text;
}

/** The bytes of a file that a person named. Throws {@link UsageError} where it cannot be read. */
export function readInput(path: string): Input {
  try {
    return { bytes: readFileSync(path), name: basename(path) };
  } catch (error) {
    const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(message('usage.unreadable', { path, said }));
  }
}

/** A value of an option that cannot be used, and what to write. */
export function wrong(told: Message): InvalidArgumentError {
  return new InvalidArgumentError(messageText(terminalLanguage(), told));
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw wrong(message('commandLine.port'));
  return port;
}

function serviceUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong(message('commandLine.write-like', { example: 'https://results.example.org' }));
  return url;
}

function lanAddress(text: string): Lan {
  const found = /^(\d+\.\d+\.\d+\.\d+)?(?:(?:^|:)(\d+))?$/.exec(text);
  if (found === null) throw wrong(message('commandLine.lan', { example: '192.168.1.5:4610' }));
  const [, host = '0.0.0.0', port = String(lanPort)] = found;
  return { host, port: portNumber(port) };
}

/** `dialect:[host:]port`; every network of this laptop where no host is said. */
function partnerPlace(text: string): PartnerPlace {
  const [, name, host, port = ''] = /^([a-z]+):(?:([^:]+):)?(\d+)$/.exec(text) ?? [];
  const dialect = partnerDialects.find((one) => one === name);
  if (dialect === undefined || (dialect === 'mylaps' && host === undefined))
    throw wrong(message('commandLine.write-like', { example: 'ndjson:4640' }));
  return { dialect, host: host ?? '0.0.0.0', port: portNumber(port) };
}

function peerUrl(text: string): string {
  if (!URL.canParse(text) || new URL(text).protocol !== 'http:')
    throw wrong(message('commandLine.write-like', { example: 'http://192.168.1.5:4610' }));
  return new URL(text).origin;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw wrong(message('commandLine.seconds'));
  return value;
}
