import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageText } from '../../../src/words/text.ts';
import { verifyCopy } from '../../../src/station/archive/verify-copy.ts';
import { JournalReader } from '../../../src/station/journal/journal-reader.ts';
import { verifyJournal } from '../../../src/station/archive/verify.ts';
import { Random } from '../../../src/simulator/random.ts';
import type { Fault, Said } from './fault.ts';
import { judge } from './judge.ts';
import { Race, RefusedStart } from './race.ts';

/** How long a station may take until all is well again, and then to say what happened. */
const patienceMs = { back: 180_000, told: 30_000 };
const stepMs = 20;

/** What came of one fault. All is well where `problems` is empty. */
export interface Outcome {
  fault: string;
  lost: number;
  doubled: number;
  falseTimes: number;
  refused: boolean;
  /** Null where nothing has to be told. */
  told: boolean | null;
  /** Seconds from when everything was whole again to all being well. */
  backS: number | null;
  /** In words. */
  problems: string[];
}

/** What is judged after the last fault of a race. */
export const endOfDay = 'the end of the day';

/**
 * One race with one fault after the other. After a fault that went wrong the rest happen to a new one. Gives an
 * outcome for each fault, and one for the end of each race.
 */
export async function runRace(
  seed: number,
  faults: readonly Fault[],
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const random = new Random(seed);
  const left = [...faults];
  while (left.length > 0) {
    const needs = new Set(left.flatMap(({ needs = [] }) => needs));
    try {
      await using race = await Race.begin(random.whole(1, 2 ** 30), needs);
      await shownNow(race);
      await strikeAll(race, left, onOutcome);
    } catch (error) {
      // It did not come to the next fault.
      const fault = left.shift()?.name ?? endOfDay;
      const { message } = error as Error;
      onOutcome({ ...nothing, fault, refused: error instanceof RefusedStart, problems: [message] });
    }
  }
}

/** Takes one fault after the other from the list, until one goes wrong. */
async function strikeAll(race: Race, left: Fault[], onOutcome: (outcome: Outcome) => void): Promise<void> {
  while (left.length > 0) {
    const outcome = await outcomeOf(race, left.shift()!);
    onOutcome(outcome);
    if (outcome.problems.length > 0) return;
  }
  onOutcome(await endOf(race));
}

async function outcomeOf(race: Race, fault: Fault): Promise<Outcome> {
  await race.pause(200);
  const outcome: Outcome = { ...nothing, fault: fault.name, problems: [] };
  const isTold = fault.told === undefined ? null : race.listensFor(fault.told);
  race.struck = Date.now();
  race.wholeSince = null;
  try {
    await fault.strike(race);
    race.wholeSince ??= Date.now();
    await shownNow(race);
    outcome.backS = (Date.now() - race.wholeSince) / 1000;
    if (isTold !== null) {
      outcome.told = await becomes(isTold, patienceMs.told);
      if (!outcome.told) outcome.problems.push(`it was not told${words(race)}`);
    }
    judgeInto(outcome, race, fault.loses === true && outcome.told === true);
  } catch (error) {
    outcome.refused = error instanceof RefusedStart;
    outcome.problems.push(`${(error as Error).message}${outcome.refused ? '' : words(race)}`);
  }
  return outcome;
}

const nothing = { lost: 0, doubled: 0, falseTimes: 0, refused: false, told: null, backS: null };

/** Until new runners of both mats are on the screens, and the disks are well. Throws where that does not come. */
async function shownNow(race: Race): Promise<void> {
  const since = Date.now();
  const isBack = () =>
    ['finish', 'half'].every((mat) => race.ledger.hasShownSince(mat, since)) && isWell(race.laptop.said);
  if (!(await becomes(isBack, patienceMs.back))) throw new Error('it did not come back');
}

function isWell({ screen: { disk } }: Said): boolean {
  return disk?.state === 'ok' && (disk.waiting ?? 0) === 0 && (disk.copy?.state ?? 'ok') === 'ok';
}

async function becomes(condition: () => boolean, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await wait(stepMs)) if (condition()) return true;
  return condition();
}

function judgeInto(outcome: Outcome, race: Race, mayLose: boolean): void {
  const { lostChips, lostActs, doubled, falseTimes } = judge(race.ledger, join(race.data, 'journal.db'));
  outcome.lost = lostChips.length + lostActs.length;
  outcome.doubled = doubled.length;
  outcome.falseTimes = falseTimes.length;
  if (mayLose) race.ledger.forgive(lostChips, lostActs);
  else if (outcome.lost > 0)
    outcome.problems.push(
      `lost: ${lostChips.length} passings and ${lostActs.length} acts, ${first([...lostChips.map((chip) => agedIn(race, chip)), ...lostActs])}${words(race)}`,
    );
  if (doubled.length > 0) outcome.problems.push(`doubled: ${first(doubled)}`);
  if (falseTimes.length > 0) outcome.problems.push(`false times: ${first(falseTimes)}`);
}

/** A chip with how long before all was whole it was heard, for whoever looks for the cause. */
function agedIn({ ledger, wholeSince }: Race, chip: string): string {
  const { mat, said } = ledger.crossings.get(chip)!;
  return `${mat} ${chip}, heard ${(wholeSince ?? NaN) - said[0]!.moment} ms before all was whole`;
}

async function endOf(race: Race): Promise<Outcome> {
  const outcome: Outcome = { ...nothing, fault: endOfDay, problems: [] };
  const hasCopy = Boolean(race.laptop.sections.disk?.copy);
  try {
    const code = await race.finishDay();
    if (code !== 0) outcome.problems.push(`it ended with exit code ${code}`);
    judgeInto(outcome, race, false);
    const journal = new JournalReader(join(race.data, 'journal.db'));
    const { differences } = verifyJournal(journal);
    if (hasCopy) differences.push(...verifyCopy(race.ground.copy, journal).differences);
    journal.close();
    if (differences.length > 0)
      outcome.problems.push(`verify says: ${first(differences.map((told) => messageText('en', told)))}`);
  } catch (error) {
    outcome.problems.push((error as Error).message);
  }
  return outcome;
}

const first = (list: readonly string[]) =>
  `${list.slice(0, 3).join('; ')}${list.length > 3 ? `; ${list.length - 3} more` : ''}`;

/** What the station says in the end, for whoever looks for the cause. */
function words(race: Race): string {
  try {
    const { screen, terminal } = race.laptop.said;
    const { disk, mats, warnings, alarms } = screen;
    const shown = {
      disk,
      mats: mats?.map(({ point, state, detail }) => ({ point, state, detail })),
      alarms,
      warnings: warnings?.map(({ code }) => code),
    };
    return `\n    it says ${JSON.stringify(shown)}\n    ${terminal.trim().replaceAll('\n', '\n    ')}`;
  } catch {
    return '';
  }
}
