import { createHash } from 'node:crypto';
import type { OnlineEntry, OnlineRace } from '../../contract/online.ts';
import type { Asked } from '../../tracks/checks/asked.ts';
import type { Device } from '../../tracks/model/track.ts';
import { lookedAtApart, runJudgedApart } from '../../uploads/judged-apart.ts';
import type { Packed } from '../../uploads/judgement.ts';
import { message, type Message } from '../../words/message.ts';
import type { Db } from '../database/schema.ts';
import { keepKeys, othersLike } from './copies.ts';
import { addFile, changeFile, handInLimits } from './hand-in.ts';
import { keptOf } from './kept-judgement.ts';
import { dayBegan } from './local-date.ts';
import { enqueue, finish, type Claim } from './queue.ts';
import { raceNamed } from './races.ts';
import type { RecordingKey } from './recording-key.ts';
import { digestOf, dropPieces, keepPiece, readRecording, sealProfile } from './recordings.ts';
import { fileOf, filesOf, lockRun, type FileRow, type RunRow } from './runs.ts';
import { settle } from './settling.ts';

/** Whoever began with a recording so often without an end never comes to one. */
const turnsMax = 5;
const hour = 3_600_000;

/** Judges the recording that was claimed, with all that is known of its race and of others. Throws where `signal` ends it. */
export async function judge(db: Db, key: RecordingKey, claimed: Claim, signal: AbortSignal): Promise<void> {
  const file = await fileOf(db, claimed, claimed.id);
  if (file === undefined) return;
  if (claimed.turn > turnsMax)
    return concluded(db, claimed, (transaction) => unreadable(transaction, file, message('trackFile.lost')));
  const bytes = await readRecording(db, key, file);
  const looked = await lookedAtApart(bytes, { signal });
  if ('refused' in looked)
    return concluded(db, claimed, (transaction) => unreadable(transaction, file, looked.refused));
  if ('several' in looked)
    return concluded(db, claimed, (transaction) => split(transaction, key, file, looked.several));
  const { look } = looked;
  const device = deviceKey(look.device);
  await db.transaction().execute(async (transaction) => {
    // Before others are looked for: of two copies at once, one sees the other.
    await keepKeys(transaction, file, look);
    await changeFile(transaction, file, { content: look.content, device });
  });
  const others = await othersLike(db, file, look);
  const beside = await Promise.all(
    others.map(async (other) => ({
      name: other.bib,
      isOwn: false,
      isSameFile: other.isSameFile,
      file: await readRecording(db, key, other),
    })),
  );
  const question = { asked: await askedOf(db, file, device), shift: file.shift_hours * hour };
  const answer = await runJudgedApart(bytes, beside, question, { signal });
  await concluded(db, claimed, (transaction) => {
    if ('refused' in answer) return unreadable(transaction, file, answer.refused);
    return changeFile(transaction, file, {
      state: 'judged',
      told: null,
      judged: JSON.stringify(keptOf(answer.run)),
      profile: sealProfile(key, file, answer.run.drawn),
    });
  });
}

/** Writes what was found, if it is still wanted, and brings the run to where it has it. */
async function concluded(
  db: Db,
  claimed: Claim,
  write: (transaction: Db) => Promise<unknown>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, claimed);
    if (!(await finish(transaction, claimed))) return;
    await write(transaction);
    await settle(transaction, run);
  });
}

function unreadable(transaction: Db, file: FileRow, told: Message): Promise<unknown> {
  return changeFile(transaction, file, { state: 'unreadable', told: JSON.stringify(told) });
}

/** Each recording of an archive becomes one that was handed in, in the place of the archive. */
async function split(
  transaction: Db,
  key: RecordingKey,
  archive: FileRow,
  recordings: readonly Packed[],
): Promise<void> {
  await dropPieces(transaction, archive);
  await changeFile(transaction, archive, { state: 'deleted', digest: '' });
  const others = (await filesOf(transaction, archive)).filter(
    ({ kind, state }) => kind === 'recording' && state !== 'deleted',
  );
  const room = Math.max(1, handInLimits.files - others.length);
  for (const { name, data } of recordings.slice(0, room)) {
    const bytes = Buffer.from(data, 'base64');
    const file = await addFile(transaction, archive, {
      kind: 'recording',
      name: name.slice(0, 200),
      size: bytes.length,
      digest: digestOf(bytes),
      received: bytes.length,
      state: 'queued',
      at: archive.at,
    });
    await keepPiece(transaction, key, file, { start: 0, bytes });
    await enqueue(transaction, file);
  }
}

async function askedOf(db: Db, file: FileRow, device: string | null): Promise<Asked> {
  const run = await db
    .selectFrom('online_runs')
    .selectAll()
    .where('event', '=', file.event)
    .where('bib', '=', file.bib)
    .executeTakeFirstOrThrow();
  const race = await raceNamed(db, run.event, run.race);
  return { ...askedOfRace(race, run, file), othersOfDevice: await othersOfDevice(db, run, device) };
}

function askedOfRace(race: OnlineRace, run: RunRow, file: FileRow): Asked {
  const { sex, ownBest } = JSON.parse(run.entry) as OnlineEntry;
  return {
    distance: race.distance,
    window: race.window,
    received: file.at,
    entered: { at: run.entered, dayBegan: dayBegan(run.entered, race.zone) },
    sex,
    ...(ownBest === undefined ? {} : { ownBest }),
    indoorCounts: race.indoorCounts,
    fallRefused: race.fallRefused,
  };
}

/** How many other entries handed in runs of the same device. */
async function othersOfDevice(db: Db, { event, race, bib }: RunRow, device: string | null): Promise<number> {
  if (device === null) return 0;
  const others = await db
    .selectFrom('online_files')
    .innerJoin('online_runs', (join) =>
      join
        .onRef('online_runs.event', '=', 'online_files.event')
        .onRef('online_runs.bib', '=', 'online_files.bib'),
    )
    .select('online_files.bib')
    .distinct()
    .where('online_files.event', '=', event)
    .where('online_files.device', '=', device)
    .where('online_runs.race', '=', race)
    .where('online_files.bib', '!=', bib)
    .execute();
  return others.length;
}

function deviceKey({ maker, serial }: Device): string | null {
  if (maker === null || serial === null) return null;
  return createHash('sha256')
    .update(JSON.stringify([maker, serial]))
    .digest('hex');
}
