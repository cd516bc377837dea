import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { ProtocolName } from '../readers/protocol/protocol.ts';
import { devices } from '../simulator/devices.ts';
import { steadyClock } from '../simulator/race-clock.ts';
import { startSimulation } from '../simulator/simulation.ts';
import { encodingOption, readInput, wrong } from '../station/command.ts';
import { onStopSignal } from '../station/process/stop-signal.ts';
import { CrewError } from '../station/process/crew-error.ts';
import { tell, terminalLanguage, warn } from '../station/process/terminal.ts';
import { noSite, unknownSite } from '../station/race/no-site.ts';
import { eventOfRace } from '../timing/model/event.ts';
import { message } from '../words/message.ts';
import { problemLine } from '../words/problem-text.ts';
import { parseEventJson, siteOf, type Definition, type Parsed } from '../files/event-json.ts';
import { parseStartList } from '../files/start-list.ts';
import { decodeText } from '../files/text.ts';

interface SimulateFlags {
  race: string;
  entries: string;
  site?: string;
  encoding?: string;
  portFile?: string;
  speed: number;
  seed: number;
  protocol: ProtocolName;
  backup: boolean;
}

/** `goldline simulate`: races that are not there, on virtual mats that a station reads like real ones. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Simulate the races of a site: one virtual mat for each of theirs, on a real serial port.')
    .requiredOption('--race <file>', 'event file (JSON); its waves say when the guns fire')
    .requiredOption('--entries <file>', 'start list (CSV)')
    .option(...encodingOption)
    .option(...siteOption)
    .option('--port-file <file>', 'file to write the reader addresses to, one line for each mat')
    .option('--speed <factor>', 'how many times faster than life', factor, 10)
    .option('--seed <number>', 'the same seed makes the same day', whole, 1)
    .addOption(
      new Option('--protocol <name>', 'what the mats speak').choices(Object.keys(devices)).default('a0'),
    )
    .option('--backup', 'a second reader at each mat', false)
    .action(simulate);
}

async function simulate(flags: SimulateFlags): Promise<void> {
  const { site, entries, warnings } = readRace(flags.race, flags.entries, flags.encoding, flags.site);
  const language = terminalLanguage();
  for (const warning of warnings) warn(problemLine(language, warning), language);
  const simulation = await startSimulation({
    site,
    entries,
    seed: flags.seed,
    clock: steadyClock(site, flags.speed, Date.now()),
    protocol: flags.protocol,
    readersPerMat: flags.backup ? 2 : 1,
  });
  const addresses = simulation.addresses.map((address) => `${address}\n`).join('');
  if (flags.portFile !== undefined) writeFileSync(flags.portFile, addresses);
  process.stdout.write(addresses);
  onStopSignal(() => simulation.stop());
  await simulation.done;
  tell(message('simulate.over'));
}

/** The races of a site of an event file, and their start list, from files; `siteId` where the event has several. Throws CrewError with every problem in them. */
export function readRace(raceFile: string, entriesFile: string, encoding?: string, siteId?: string) {
  const race = given(decodeText(readInput(raceFile).bytes, raceFile, {}), (text) =>
    parseEventJson(text, raceFile),
  );
  const site = siteOf(race.value, siteId ?? null) ?? refuseSite(raceFile, race.value, siteId);
  const { zone } = site.site;
  const text = decodeText(readInput(entriesFile).bytes, entriesFile, { zone, encoding });
  const list = given(text, (csv) => parseStartList(csv, entriesFile, site, []));
  return { definition: race.value, site, ...list.value, warnings: [...race.warnings, ...list.warnings] };
}

function refuseSite(file: string, definition: Definition, site: string | undefined): never {
  const { event } =
    definition.type === 'event.define' ? definition : { event: eventOfRace(definition.race).event };
  const problem = site === undefined ? noSite(event) : unknownSite(event, site);
  throw new CrewError([{ ...problem, file }]);
}

/** For the commands that read an event file. */
export const siteOption = ['--site <id>', 'the site of the event, where it has several'] as const;

function given<Value>(text: Parsed<string>, parse: (text: string) => Parsed<Value>) {
  const outcome = text.ok ? parse(text.value) : text;
  if (!outcome.ok) throw new CrewError(outcome.problems);
  return outcome;
}

function factor(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 10_000)) throw wrong(message('commandLine.above-0'));
  return value;
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw wrong(message('commandLine.whole'));
  return Number(text);
}
