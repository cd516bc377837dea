import type { EvidenceGrade, OnlineRace } from '../../contract/online.ts';
import type { Db } from '../database/schema.ts';
import { resultOf } from './definition.ts';
import { raceNamed } from './races.ts';
import { changeRun, filesOf, say, type RunRow } from './runs.ts';
import { act } from './site.ts';
import { standingOf, type Standing } from './standing.ts';

const dayMs = 86_400_000;

/**
 * Brings a run, locked, to where its files have it: what passes everything is accepted, and everything else waits for a
 * person or is refused. What a person decided about is not decided by itself any more.
 */
export async function settle(transaction: Db, run: RunRow): Promise<void> {
  if (run.state === 'accepted' || run.state === 'withdrawn') return;
  const race = await raceNamed(transaction, run.event, run.race);
  const files = await filesOf(transaction, run);
  const { chosen } = standingOf(run, files, race);
  // What a person let be they saw in the file that was the run then.
  const cleared = chosen === run.chosen ? run.cleared : '[]';
  const standing = standingOf({ ...run, cleared }, files, race);
  const { state, grade, start, seconds, open } = standing;
  const settled = await changeRun(transaction, run, {
    state,
    chosen,
    cleared,
    grade,
    start_at: start,
    seconds,
    open: JSON.stringify(open),
    first_look: null,
    first_look_name: null,
    answered: run.answered || run.state === 'asked',
    answer_until: state === 'refused' ? Date.now() + race.answerDays * dayMs : null,
  });
  if (state === 'refused' && run.state !== 'refused')
    await say(transaction, run, { from: 'service', act: 'refuse' });
  if (await passesByItself(transaction, settled, race, standing)) {
    await accept(transaction, settled, race, standing, standing.grade!);
    await say(transaction, run, { from: 'service', act: 'accept' });
  }
}

/** A verified recording does; one with no more than GPS where no prize hangs on it. */
async function passesByItself(
  transaction: Db,
  run: RunRow,
  race: OnlineRace,
  { isClear, grade, seconds }: Standing,
): Promise<boolean> {
  if (run.decided_by_person || !isClear || seconds === null) return false;
  if (grade === 'verified') return true;
  return grade === 'gps' && (await placeOf(transaction, run, seconds)) > race.fourEyesPlaces;
}

/** Makes a run a result: it stands in the stream from then on. */
export async function accept(
  transaction: Db,
  run: RunRow,
  race: OnlineRace,
  { start, seconds, splits }: Pick<Standing, 'start' | 'seconds' | 'splits'>,
  grade: EvidenceGrade,
  by?: string,
): Promise<void> {
  const result = { start: start ?? 0, seconds: seconds ?? 0, splits };
  const entry = JSON.parse(run.entry) as Parameters<typeof resultOf>[1]['entry'];
  const actions = await act(
    transaction,
    run.event,
    resultOf(race, { bib: run.bib, entry, grade, ...result }),
    by,
  );
  await changeRun(transaction, run, {
    state: 'accepted',
    grade,
    start_at: result.start,
    seconds: result.seconds,
    open: '[]',
    actions: JSON.stringify(actions),
    answered: false,
    answer_until: null,
    first_look: null,
    first_look_name: null,
    decided_by_person: by !== undefined,
  });
}

/** Takes the result of a run back, where it has one. */
export async function takeBack(transaction: Db, run: RunRow, by?: string): Promise<void> {
  const actions = JSON.parse(run.actions) as string[];
  if (actions.length === 0) return;
  await act(
    transaction,
    run.event,
    actions.toReversed().map((target) => ({ type: 'undo', target })),
    by,
  );
  await changeRun(transaction, run, { actions: '[]' });
  await lookAgain(transaction, run);
}

/** Who came among the first places because somebody left them, and whom no person has looked at, waits for one. */
async function lookAgain(transaction: Db, { event, race, sex, bib }: RunRow): Promise<void> {
  const { fourEyesPlaces } = await raceNamed(transaction, event, race);
  if (fourEyesPlaces === 0) return;
  const first = await transaction
    .selectFrom('online_runs')
    .selectAll()
    .where('event', '=', event)
    .where('race', '=', race)
    .where('sex', '=', sex)
    .where('bib', '!=', bib)
    .where('state', '=', 'accepted')
    .orderBy('seconds')
    .limit(fourEyesPlaces)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const run of first) {
    if (run.decided_by_person || run.grade === 'verified') continue;
    const actions = JSON.parse(run.actions) as string[];
    await act(
      transaction,
      event,
      actions.toReversed().map((target) => ({ type: 'undo', target })),
    );
    await changeRun(transaction, run, { state: 'waits', actions: '[]', decided_by_person: true });
    await say(transaction, run, { from: 'service', act: 'reopen' });
  }
}

/** The place that a time has, or would have, among the accepted runs of the same sex. */
export async function placeOf(
  transaction: Db,
  { event, race, sex, bib }: Pick<RunRow, 'event' | 'race' | 'sex' | 'bib'>,
  seconds: number,
): Promise<number> {
  const { faster } = await transaction
    .selectFrom('online_runs')
    .select((runs) => runs.fn.countAll<number>().as('faster'))
    .where('event', '=', event)
    .where('race', '=', race)
    .where('sex', '=', sex)
    .where('bib', '!=', bib)
    .where('state', '=', 'accepted')
    .where('seconds', '<', seconds)
    .executeTakeFirstOrThrow();
  return faster + 1;
}
