import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noRehearsal, type HandAct, type RehearsalView } from '../contract/rehearsal.ts';
import type { ToRehearsal } from '../contract/rehearsal-station.ts';
import { raceTimeAt, type SimulatedClock } from '../readers/simulated-clock.ts';
import { startSimulation, type Simulation } from '../simulator/simulation.ts';
import type { VirtualMat } from '../simulator/virtual-mat.ts';
import { matOf } from '../timing/model/course.ts';
import { message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';
import { saidActions, saidFinishes, wavesOf } from './crew-said.ts';
import { CrewStation } from './crew-station.ts';
import { FaultWatch } from './fault-watch.ts';
import { planFaults } from './faults.ts';
import { rehearsalClock } from './rehearsal-clock.ts';
import { rehearsalDay, withShiftedChips, type RehearsalDay } from './rehearsal-day.ts';
import { compareFinishes, compareGuns, trueFinishes } from './score.ts';

/** Faults are begun, and looked for, this often in real time. */
const lookMs = 250;
/** Who crossed the line so long ago in real time is still seen there, and so many at most. */
const atLine = { ms: 8000, most: 14 };

export type RehearsalStart = Extract<ToRehearsal, { type: 'start' }>;

/**
 * A dress rehearsal: simulated readers with faults, the station that the crew works on, and what becomes of both. All of it
 * lives in a folder that is removed at the end.
 */
export class Rehearsal {
  readonly #start: RehearsalStart;
  readonly #day: RehearsalDay;
  readonly #clock: SimulatedClock;
  readonly #onView: (view: RehearsalView) => void;
  readonly #folder = mkdtempSync(join(tmpdir(), 'goldline-rehearsal-'));
  readonly #finishes: ReadonlySet<string>;
  #simulation: Simulation | null = null;
  #station: CrewStation | null = null;
  #watch: FaultWatch | null = null;
  #timer: NodeJS.Timeout | undefined;
  #state: RehearsalView['state'] = 'starting';

  /** `onView` hears how it is going, several times a second. Throws ToldError where the event has no site to rehearse. */
  constructor(start: RehearsalStart, onView: (view: RehearsalView) => void) {
    const { event, site, entries, choice } = start;
    const now = Date.now();
    const day = rehearsalDay(event, site, entries, choice.seed, now);
    if (day === null || day.site.races.length === 0) throw new ToldError(message('dressRehearsal.no-race'));
    this.#start = start;
    this.#day = day;
    this.#onView = onView;
    this.#clock = rehearsalClock(
      day.guns.map(({ at }) => at),
      choice.speed,
      now,
    );
    this.#finishes = new Set(day.site.races.map(({ id, points }) => `${id} ${points.at(-1)?.id}`));
  }

  /** Resolves when the crew can begin. Rejects with ToldError, and leaves nothing, where it cannot. */
  async begin(): Promise<void> {
    this.#tell();
    const { choice } = this.#start;
    const { site, entries, crossings } = this.#day;
    const { seed, faults, surprises } = choice;
    const clock = this.#clock;
    this.#simulation = await startSimulation({
      site,
      entries,
      seed,
      clock,
      crossings,
      transport: 'tcp',
      protocol: 'ultra',
    });
    const plan = planFaults(faults, surprises, crossings, seed);
    this.#station = new CrewStation(this.#stationArgs(plan.some(({ fault }) => fault === 'chips-shifted')));
    await this.#station.start();
    this.#watch = new FaultWatch(plan, (mat) => this.#mat(mat), this.#station);
    this.#state = 'running';
    this.#timer = setInterval(() => this.#look(), lookMs);
    this.#tell();
  }

  /** What hands do at a reader or at the laptop; what is in order already stays as it is. */
  async byHand(hand: HandAct): Promise<void> {
    switch (hand.act) {
      case 'plug-in': {
        const mat = this.#mat(hand.mat);
        if (mat?.isPluggedIn === false) await mat.plugIn();
        break;
      }
      case 'switch-on': {
        const mat = this.#mat(hand.mat);
        if (mat?.isSilent !== true) break;
        mat.fallSilent(false);
        mat.restart();
        break;
      }
      case 'free-disk':
        this.#station?.fillDisk(false);
        break;
      case 'start-laptop':
        await this.#station?.start();
    }
    this.#look();
  }

  /** Makes the score, and ends everything. A laptop that is dead is started once more to be asked. */
  async end(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#state = 'ending';
    clearInterval(this.#timer);
    this.#tell();
    const faults = this.#watch?.scores() ?? [];
    let score: RehearsalView['score'];
    try {
      this.#station?.fillDisk(false);
      await this.#station?.start();
      score = { faults, ...(await this.#compare()) };
    } finally {
      await this.close();
    }
    this.#state = 'over';
    this.#tell({ score });
  }

  /** Ends everything as it is. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#station?.stop();
    await this.#simulation?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #stationArgs(isShifted: boolean): string[] {
    const { event, entries } = this.#day;
    const file = join(this.#folder, 'rehearsal.json');
    const met = isShifted ? withShiftedChips(entries) : entries;
    writeFileSync(file, JSON.stringify({ event, site: this.#start.site, entries: met }));
    const readers = this.#simulation?.addresses.map((address) => `--reader=${address}`) ?? [];
    return [
      `--data=${join(this.#folder, 'data')}`,
      `--rehearsal=${file}`,
      `--copy=${join(this.#folder, 'copy')}`,
      ...readers,
    ];
  }

  #mat(id: string): VirtualMat | null {
    const index = this.#mats.indexOf(id);
    return this.#simulation?.mats[index] ?? null;
  }

  /** In the order in which the simulation has them. */
  get #mats(): string[] {
    return [...new Set(this.#day.site.races.flatMap(({ points }) => points.map(matOf)))];
  }

  #look(): void {
    if (this.#state !== 'running') return;
    const { address, runs } = this.#station ?? {};
    this.#watch?.look(this.#now, async (since) =>
      address && runs === true ? saidActions(address, since) : new Set(),
    );
    this.#tell();
  }

  async #compare() {
    const { site, crossings, guns, entries } = this.#day;
    const usual = (race: string | undefined) =>
      (site.races.find(({ id }) => id === race) ?? site.races[0])?.waves[0]?.id ?? null;
    const address = this.#station?.address ?? '';
    const said = await saidFinishes(address, wavesOf(entries, usual));
    const truth = trueFinishes(
      site,
      crossings.filter(({ time }) => time <= this.#now),
    );
    return {
      ...compareFinishes(truth, said, this.#start.choice.speed),
      guns: compareGuns(guns, said),
    };
  }

  get #now(): number {
    return raceTimeAt(this.#clock, Date.now());
  }

  #tell(more: { score?: RehearsalView['score'] } = {}): void {
    const now = this.#now;
    const { crossings, guns } = this.#day;
    const wall = Date.now();
    const rate = (this.#clock.findLast(({ from }) => from <= wall) ?? this.#clock[0])?.rate ?? 1;
    const passed = crossings.filter(({ time }) => time <= now);
    const seen = passed.filter(({ race, point }) => this.#finishes.has(`${race} ${point}`));
    this.#onView({
      ...noRehearsal,
      state: this.#state,
      address: this.#station?.address ?? null,
      choice: this.#start.choice,
      now,
      rate,
      guns: guns.map(({ wave, at }) => ({ wave, at })),
      mats: this.#mats,
      atLine: seen
        .filter(({ time }) => time > now - atLine.ms * rate)
        .slice(-atLine.most)
        .toReversed()
        .map(({ bib, mat, time }) => ({ bib, mat, time })),
      toCome: crossings.length - passed.length,
      score: more.score ?? null,
    });
  }
}

/** What a rehearsal that did not work tells. */
export function failedView(start: RehearsalStart, problem: RehearsalView['problem']): RehearsalView {
  return { ...noRehearsal, state: 'failed', choice: start.choice, problem };
}
