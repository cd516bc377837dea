import type { OnlineRace } from '../../contract/online.ts';
import { Refuse } from '../../http/refusal.ts';
import { message, type Message } from '../../words/message.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Db } from '../database/schema.ts';
import { note } from '../organisers/audit.ts';
import { readKept } from './kept-judgement.ts';
import { changeRun, filesOf, lockRun, say, type FileRow, type RunKey, type RunRow } from './runs.ts';
import { accept, placeOf, takeBack } from './settling.ts';
import { standingOf } from './standing.ts';

const dayMs = 86_400_000;

/** What a person decides about a run. */
export interface Decided {
  act: 'accept' | 'refuse' | 'ask' | 'reopen';
  /** Checks that were looked at and let be. */
  cleared: string[];
  grade?: 'picture' | 'declared' | undefined;
  text: string;
}

/** From which states a run can be decided about so. */
const from: Record<Decided['act'], readonly RunRow['state'][]> = {
  accept: ['waits', 'second-look', 'asked', 'refused'],
  refuse: ['waits', 'second-look', 'asked'],
  ask: ['waits', 'second-look', 'refused'],
  reopen: ['accepted', 'refused'],
};

/** Decides about a run. Throws {@link Refuse} where it does not stand so that this can be decided. */
export async function decide(
  db: Db,
  of: RunKey,
  race: OnlineRace,
  account: Pick<Account, 'id' | 'name'>,
  decided: Decided,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    if (!from[decided.act].includes(run.state))
      throw undecidable(message('problems.run-not-decidable_state'));
    const { act, text } = decided;
    if (text === '' && act !== 'accept') throw undecidable(message('problems.run-not-decidable_text'));
    const by = { id: account.id, name: account.name };
    const grade = act === 'accept' ? await acceptBy(transaction, run, race, by, decided) : '';
    if (act === 'refuse') await refuse(transaction, run, race);
    else if (act === 'ask')
      await changeRun(transaction, run, {
        ...aside,
        state: 'asked',
        answer_until: Date.now() + race.answerDays * dayMs,
      });
    else if (act === 'reopen') await reopen(transaction, run, by.name);
    await say(transaction, run, { by: by.name, from: 'organiser', act, text });
    await note(transaction, {
      event: run.event,
      by: by.name,
      act: `online.${act}`,
      params: { bib: run.bib, race: run.race, grade },
    });
  });
}

const aside = { answered: false, first_look: null, first_look_name: null, decided_by_person: true } as const;

function undecidable(told: Message): Refuse {
  return Refuse.told(409, told);
}

/** The grade; the first of two looks where another person has to accept it as well. */
async function acceptBy(
  transaction: Db,
  run: RunRow,
  race: OnlineRace,
  by: Pick<Account, 'id' | 'name'>,
  { cleared, grade: said }: Decided,
): Promise<string> {
  const all = [...new Set([...(JSON.parse(run.cleared) as string[]), ...cleared])];
  const known = await changeRun(transaction, run, { cleared: JSON.stringify(all) });
  const files = await filesOf(transaction, run);
  const standing = standingOf(known, files, race);
  const { open, grade, seconds, chosen } = standing;
  if (grade === null && open.length === 0) throw undecidable(message('problems.run-not-decidable_nothing'));
  if (open.length > 0)
    throw undecidable(message('problems.run-not-decidable_open', { checks: seenOf(files, chosen, open) }));
  const isByWord = grade === 'picture' || grade === 'declared';
  if (isByWord && said === undefined) throw undecidable(message('problems.run-not-decidable_grade'));
  // A picture that shows nothing may still be worth a word.
  const given = isByWord ? (said ?? grade) : (grade ?? 'gps');
  const place = await placeOf(transaction, run, seconds ?? 0);
  if (place <= race.fourEyesPlaces && run.first_look === null) {
    await changeRun(transaction, known, {
      ...aside,
      state: 'second-look',
      first_look: by.id,
      first_look_name: by.name,
      open: JSON.stringify(open),
    });
    return '1/2';
  }
  if (place <= race.fourEyesPlaces && run.first_look === by.id)
    throw Refuse.told(409, message('problems.same-person'));
  await accept(transaction, known, race, standing, given, by.name);
  return given;
}

/** What the checks that are open saw. */
function seenOf(files: readonly FileRow[], chosen: string | null, open: readonly string[]): Message[] {
  const file = files.find(({ id }) => id === chosen);
  const findings = file === undefined ? [] : (readKept(file)?.findings ?? []);
  return findings.flatMap(({ check, seen }) => (open.includes(check) && seen !== null ? [seen] : []));
}

async function refuse(transaction: Db, run: RunRow, race: OnlineRace): Promise<void> {
  const answer_until = Date.now() + race.answerDays * dayMs;
  await changeRun(transaction, run, { ...aside, state: 'refused', answer_until });
}

async function reopen(transaction: Db, run: RunRow, by: string): Promise<void> {
  await takeBack(transaction, run, by);
  await changeRun(transaction, run, { ...aside, state: 'waits', answer_until: null, actions: '[]' });
}

/** The runner answers, or asks to look again at what was decided. Throws {@link Refuse} where it is too late. */
export async function answer(db: Db, of: RunKey, text: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    const isLate = run.answer_until !== null && Date.now() > run.answer_until;
    const isDecided = run.state === 'withdrawn' || run.state === 'accepted';
    if (isLate || isDecided) throw Refuse.told(409, message('problems.answer-too-late'));
    await say(transaction, run, { from: 'runner', act: 'answer', text });
    // Who was refused by a check and has handed in nothing that could count may still be heard.
    const isHeard = run.state === 'asked' || run.state === 'refused';
    await changeRun(transaction, run, {
      answered: true,
      ...(isHeard ? { state: 'waits', answer_until: null, decided_by_person: true } : {}),
    });
  });
}

/** The runner takes the run out of the race. */
export async function withdraw(db: Db, of: RunKey): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    if (run.state === 'withdrawn') return;
    await takeBack(transaction, run);
    await changeRun(transaction, run, { state: 'withdrawn', actions: '[]', answer_until: null });
    await say(transaction, run, { from: 'runner', act: 'withdraw' });
  });
}
