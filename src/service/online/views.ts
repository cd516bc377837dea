import type {
  HandedIn,
  OnlineRace,
  OnlineWork,
  OwnRun,
  QueueRow,
  RunProfile,
  RunWord,
} from '../../contract/online.ts';
import { withoutEnds, type DrawnRun } from '../../tracks/measure/profile.ts';
import type { LocalText } from '../../timing/model/race.ts';
import type { Message } from '../../words/message.ts';
import type { Db } from '../database/schema.ts';
import { readDeclared, readKept } from './kept-judgement.ts';
import { queueOf } from './queue.ts';
import { raceNamed } from './races.ts';
import type { RecordingKey } from './recording-key.ts';
import { openProfile } from './recordings.ts';
import { filesOf, type FileRow, type RunKey, type RunRow } from './runs.ts';
import { placeOf } from './settling.ts';

/** Whoever looks at a run: its runner and those who decide see the whole way, others without its ends. */
export type Seen = 'whole' | 'trimmed';

/** A run with all that was handed in, found and said. */
export async function ownRunOf(
  db: Db,
  key: RecordingKey | null,
  event: { id: string; name: LocalText },
  run: RunRow,
  seen: Seen = 'whole',
): Promise<OwnRun> {
  const [race, files, words] = await Promise.all([
    raceNamed(db, run.event, run.race),
    filesOf(db, run),
    wordsOf(db, run),
  ]);
  const cleared = JSON.parse(run.cleared) as string[];
  const chosen = files.find(({ id }) => id === run.chosen);
  const drawn = key === null || chosen === undefined ? null : openProfile(key, chosen);
  return {
    event: { id: event.id, name: event.name },
    race,
    bib: run.bib,
    entry: JSON.parse(run.entry) as OwnRun['entry'],
    entered: run.entered,
    state: run.state,
    grade: run.state === 'accepted' ? run.grade : null,
    result: await resultOf(db, run),
    handedIn: files.map((file) => handedInOf(file, cleared)),
    chosen: run.chosen,
    profile: drawn === null ? null : profileFor(drawn, seen),
    words,
    answerUntil: run.answer_until,
    deleted: deletedAt(race),
    now: Date.now(),
  };
}

function profileFor({ profile }: DrawnRun, seen: Seen): RunProfile {
  return seen === 'whole' ? profile : withoutEnds(profile);
}

function deletedAt({ handInUntil, keepDays }: OnlineRace): number {
  return handInUntil + keepDays * 86_400_000;
}

async function resultOf(db: Db, run: RunRow): Promise<OwnRun['result']> {
  const { state, start_at: start, seconds } = run;
  if (state !== 'accepted' || start === null || seconds === null) return null;
  return { start, seconds, place: await placeOf(db, run, seconds) };
}

/** A file as its runner and reviewers see it. */
export function handedInOf(file: FileRow, cleared: readonly string[] = []): HandedIn {
  const judged = readKept(file);
  const { id, kind, name, size, received, at, state } = file;
  const isByWord = kind !== 'recording' && file.declared !== null;
  return {
    id,
    kind,
    name,
    size,
    received,
    at,
    state,
    told: file.told === null ? null : (JSON.parse(file.told) as Message),
    shiftHours: file.shift_hours,
    offeredHours: judged?.offeredHours ?? null,
    declared: readDeclared(file),
    measures: judged?.measures ?? null,
    findings: (judged?.findings ?? []).map((finding) => ({
      ...finding,
      cleared: cleared.includes(finding.check),
    })),
    grade:
      judged === null ? (isByWord ? kind : null) : judged.refused.length > 0 ? null : (judged.grade ?? 'gps'),
    device: judged?.device ?? null,
  };
}

async function wordsOf(db: Db, { event, bib }: RunKey): Promise<RunWord[]> {
  const rows = await db
    .selectFrom('online_words')
    .select(['at', 'by', 'source', 'act', 'text'])
    .where('event', '=', event)
    .where('bib', '=', bib)
    .orderBy('number')
    .execute();
  return rows.map(({ source, ...word }) => ({ ...word, from: source }));
}

/** Other runs that the chosen recording was compared with. */
export async function likeOf(db: Db, run: RunRow) {
  const files = await filesOf(db, run);
  const chosen = files.find(({ id }) => id === run.chosen);
  const like = (chosen === undefined ? null : readKept(chosen))?.like ?? [];
  if (like.length === 0) return [];
  const rows = await db
    .selectFrom('online_runs')
    .select(['bib', 'name'])
    .where('event', '=', run.event)
    .where(
      'bib',
      'in',
      like.map(({ name }) => name),
    )
    .execute();
  return like.flatMap(({ name: bib, overlap, separation }) => {
    const name = rows.find((row) => row.bib === bib)?.name;
    return name === undefined ? [] : [{ bib, name, overlap, separation }];
  });
}

const pageRows = 100;

/** A page of the runs of a race: those that wait for a person first, the longest waiting on top. */
export async function queueRows(
  db: Db,
  event: string,
  race: string,
  asked: { state?: RunRow['state'] | undefined; q?: string | undefined; offset: number },
): Promise<{ total: number; rows: QueueRow[] }> {
  let matching = db.selectFrom('online_runs').where('event', '=', event).where('race', '=', race);
  if (asked.state !== undefined) matching = matching.where('state', '=', asked.state);
  const q = asked.q?.trim() ?? '';
  if (q !== '') {
    const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((row) => row.or([row('name', 'ilike', like), row('bib', 'ilike', like)]));
  }
  const { total } = await matching
    .select((rows) => rows.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll()
    .orderBy((row) =>
      row
        .case()
        .when('state', 'in', ['waits', 'second-look'])
        .then(0)
        .when('state', '=', 'asked')
        .then(1)
        .else(2)
        .end(),
    )
    .orderBy('since')
    .orderBy('bib')
    .limit(pageRows)
    .offset(asked.offset)
    .execute();
  return { total, rows: await Promise.all(rows.map((run) => queueRowOf(db, run))) };
}

async function queueRowOf(db: Db, run: RunRow): Promise<QueueRow> {
  const { bib, name, sex, state, seconds, grade, since, answered } = run;
  return {
    bib,
    name,
    sex,
    state,
    seconds,
    grade,
    place: seconds === null || state === 'withdrawn' ? null : await placeOf(db, run, seconds),
    open: JSON.parse(run.open) as string[],
    since,
    answered,
  };
}

/** A race with how much work there is. */
export async function workOf(db: Db, event: string, race: OnlineRace): Promise<OnlineWork> {
  const rows = await db
    .selectFrom('online_runs')
    .select(['state'])
    .select((runs) => runs.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .where('race', '=', race.id)
    .groupBy('state')
    .execute();
  const count = (state: RunRow['state']) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    race,
    entries: rows.reduce((sum, row) => sum + row.count, 0),
    byState: {
      entered: count('entered'),
      checking: count('checking'),
      waits: count('waits'),
      'second-look': count('second-look'),
      asked: count('asked'),
      refused: count('refused'),
      accepted: count('accepted'),
      withdrawn: count('withdrawn'),
    },
    queue: await queueOf(db, event, race.id),
  };
}
