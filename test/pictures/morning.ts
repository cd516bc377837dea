import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readRace } from '../../src/cli/simulate.ts';
import { wallTimeAt, type SimulatedClock } from '../../src/readers/simulated-clock.ts';
import { issueStationToken, startService } from '../../src/service/service.ts';
import { Random } from '../../src/simulator/random.ts';
import { samplePeople } from '../../src/simulator/sample-people.ts';
import { startSimulation } from '../../src/simulator/simulation.ts';
import { startStation, temporaryDir } from '../support/processes.ts';
import { startOnline, type Online } from './online.ts';

/** The sample event, and the same morning a 10 km in another city, with lists over both. */
export interface Morning extends AsyncDisposable {
  /** Of the station in Kunming. */
  station: string;
  service: string;
  online: Online;
}

const sample = (name: string) =>
  fileURLToPath(new URL(`../../resources/sample-event/${name}`, import.meta.url));
const screensDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));

const almatyGun = '2026-12-06T06:50:00+05:00';
/** Bib of a woman in Almaty. */
const withoutChip = 70;
const firstGun = Date.parse('2026-12-06T08:00:00+08:00');
/** The first of the marathon, of the half and many of both 10 km are in, most people are still out. */
const shown = Date.parse('2026-12-06T10:52:00+08:00');
/** Stations connect before the gun; then the morning goes by in a minute, and on at its own pace. */
const [connectMs, rate] = [30_000, 150];

/** Starts both stations and a service, and waits until the morning has come to where pictures are taken. */
export async function startMorning(): Promise<Morning> {
  const folder = temporaryDir();
  await using started = new AsyncDisposableStack();
  started.defer(() => folder[Symbol.dispose]());
  const file = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  const eventFile = file('event.json', JSON.stringify(eventOfTwoCities()));
  const dataDir = join(folder.path, 'service');
  const service = await startService({ port: 0, dataDir, screensDir });
  started.defer(() => service.stop());
  const now = Date.now();
  const clock: SimulatedClock = [
    { from: now, race: firstGun - connectMs, rate: 1 },
    { from: now + connectMs, race: firstGun, rate },
    { from: now + connectMs + (shown - firstGun) / rate, race: shown, rate: 1 },
  ];
  const stations: string[] = [];
  for (const [site, entriesFile] of [
    ['kunming', sample('entries.csv')],
    ['almaty', file('almaty.csv', almatyEntries())],
  ] as const) {
    const race = readRace(eventFile, entriesFile, undefined, site);
    const simulation = await startSimulation({ ...race, seed: 1, clock });
    started.defer(() => simulation.stop());
    const { station, address } = await startStation(
      join(folder.path, site),
      `--race=${eventFile}`,
      `--site=${site}`,
      `--entries=${entriesFile}`,
      ...simulation.addresses.map((reader) => `--reader=${reader}`),
      `--sync=${service.address}`,
      `--token=${await issueStationToken({ name: site, dataDir })}`,
    );
    started.defer(async () => void (await station.stop()));
    stations.push(address);
  }
  const online = await startOnline(service.address, dataDir);
  await typeFinish(stations[1]!);
  const settleMs = 8000;
  await sleep(wallTimeAt(clock, shown) + settleMs - Date.now());
  const kept = started.move();
  return {
    station: stations[0]!,
    service: service.address,
    online,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Somebody whose chip was lost finishes in Almaty: the crew types the time. */
async function typeFinish(almaty: string): Promise<void> {
  const time = Date.parse(almatyGun) + 2_790_000;
  const answer = await fetch(`${almaty}/api/passings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ point: 'finish', bib: String(withoutChip), time }),
  });
  if (!answer.ok) throw new Error(`the typed finish was refused: ${await answer.text()}`);
}

interface SampleEvent {
  zone: string;
  waves: object[];
  races: { id: string; points: unknown[] }[];
}

function eventOfTwoCities() {
  const { zone, waves, races, ...event } = JSON.parse(
    readFileSync(sample('event.json'), 'utf8'),
  ) as SampleEvent;
  const ten = races.find(({ id }) => id === '10k')!;
  return {
    ...event,
    $schema: undefined,
    sites: [
      { id: 'kunming', name: names('Kunming', '昆明', 'Куньмин'), zone, waves },
      {
        id: 'almaty',
        name: names('Almaty', '阿拉木图', 'Алматы'),
        zone: 'Asia/Almaty',
        waves: [{ id: 'T', start: almatyGun, gun: almatyGun }],
      },
    ],
    races: [
      ...races.map((race) => ({ ...race, site: 'kunming' })),
      {
        ...ten,
        id: '10k-almaty',
        name: names('Almaty 10 km', '阿拉木图十公里', '10 км, Алматы'),
        site: 'almaty',
        waves: ['T'],
      },
    ],
    lists: [
      list('ten', names('10 km of both cities', '两城十公里', '10 км двух городов'), ['10k', '10k-almaty']),
      {
        ...list('long', names('Marathon and relay', '马拉松与接力', 'Марафон и эстафета'), [
          'marathon',
          'relay',
        ]),
        by: undefined,
      },
    ],
  };
}

function list(id: string, name: object, races: string[]) {
  return { id, name, races, by: 'sex' };
}

function names(en: string, zh: string, ru: string) {
  return { en, 'zh-CN': zh, ru };
}

function almatyEntries(): string {
  const people = samplePeople(2026, new Random(7)).slice(0, 160);
  const rows = people.map(({ native, latin, sex, birthDate, nationality, club }, index) => {
    const chip = index + 1 === withoutChip ? '' : `E280117000${String(index + 1).padStart(14, '0')}`;
    return [index + 1, '10k-almaty', chip, native, latin, sex, birthDate, nationality, club].join(',');
  });
  return ['bib,race,chip,name,latin_name,sex,birth_date,nationality,club', ...rows].join('\n');
}
