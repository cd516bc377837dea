import { randomUUID } from 'node:crypto';
import type { OnlineRace } from '../../contract/online.ts';
import { Refuse } from '../../http/refusal.ts';
import { message, type Message } from '../../words/message.ts';
import type { Db } from '../database/schema.ts';
import { enqueue } from './queue.ts';
import type { RecordingKey } from './recording-key.ts';
import { digestOf, dropPieces, keepPiece, readRecording } from './recordings.ts';
import { changeRun, fileOf, filesOf, lockRun, say, type FileRow, type RunKey, type RunRow } from './runs.ts';
import { settle } from './settling.ts';

const megabyte = 1_000_000;

/** What may be handed in: bytes of a file and of a piece, files of a run, and bytes of all of the service. */
export const handInLimits = {
  file: 20 * megabyte,
  piece: 4 * megabyte,
  files: 10,
  service: 50_000 * megabyte,
} as const;

export interface Beginning {
  kind: 'recording' | 'picture';
  name: string;
  size: number;
  digest: string;
}

/** Why nothing can be handed in for a run; null where something can. An answer may bring evidence after the last day. */
export function whyClosed(run: RunRow, race: OnlineRace, now = Date.now()): Message | null {
  if (run.state === 'withdrawn') return message('problems.hand-in-closed_withdrawn');
  if (run.state === 'accepted') return message('problems.hand-in-closed_accepted');
  if (now <= race.handInUntil) return null;
  const mayAnswer = run.state === 'asked' && run.answer_until !== null && now <= run.answer_until;
  return mayAnswer ? null : message('problems.hand-in-closed_over');
}

export function expectOpen(run: RunRow, race: OnlineRace): void {
  const why = whyClosed(run, race);
  if (why !== null) throw Refuse.told(409, why);
}

/** Begins a file, or gives the one that was begun and goes on. Throws {@link Refuse}. */
export async function beginFile(
  db: Db,
  of: RunKey,
  race: OnlineRace,
  beginning: Beginning,
): Promise<FileRow> {
  const { size } = beginning;
  if (size > handInLimits.file) throw Refuse.told(413, tooLarge('file', size, handInLimits.file));
  return db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    expectOpen(run, race);
    const files = await filesOf(transaction, of);
    const begun = files.find((file) => file.state !== 'deleted' && isSame(file, beginning));
    if (begun !== undefined) return begun;
    const kept = files.filter(({ kind, state }) => kind !== 'declared' && state !== 'deleted');
    if (kept.length >= handInLimits.files)
      throw Refuse.told(409, message('problems.too-many-files', { max: handInLimits.files }));
    await expectSpace(transaction, size);
    return addFile(transaction, of, { ...beginning, state: 'receiving', received: 0 });
  });
}

function isSame(file: FileRow, { kind, name, size, digest }: Beginning): boolean {
  return file.kind === kind && file.name === name && file.size === size && file.digest === digest;
}

type NewFile = Pick<FileRow, 'kind' | 'name' | 'size' | 'digest' | 'received' | 'state'> &
  Partial<Pick<FileRow, 'declared' | 'at'>>;

/** Adds a file of a run, with no bytes yet. */
export async function addFile(
  transaction: Db,
  { event, bib }: RunKey,
  { declared = null, at = Date.now(), ...file }: NewFile,
): Promise<FileRow> {
  return transaction
    .insertInto('online_files')
    .values({
      event,
      bib,
      id: randomUUID(),
      ...file,
      at,
      declared,
      told: null,
      judged: null,
      content: null,
      device: null,
      profile: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function expectSpace(transaction: Db, size: number): Promise<void> {
  const { sum } = await transaction
    .selectFrom('online_files')
    .select((files) => files.fn.sum<number | string | null>('size').as('sum'))
    .where('state', '!=', 'deleted')
    .executeTakeFirstOrThrow();
  if (Number(sum ?? 0) + size > handInLimits.service)
    throw Refuse.told(
      413,
      message('problems.file-too-large_service', { max: handInLimits.service / 1_000_000_000 }),
    );
}

function tooLarge(what: 'file' | 'piece', size: number, max: number): Message {
  return message(`problems.file-too-large_${what}`, {
    size: Number((size / megabyte).toFixed(1)),
    max: max / megabyte,
  });
}

/**
 * Takes the next bytes of a file; with the last ones it is compared with its digest, and a recording waits to be judged.
 * Bytes come in order, one piece after the other, however many send them. Throws {@link Refuse}.
 */
export async function takePiece(
  db: Db,
  key: RecordingKey,
  race: OnlineRace,
  asked: { of: RunKey; id: string; from: number; bytes: Uint8Array },
): Promise<FileRow> {
  const { of, id, from, bytes } = asked;
  if (bytes.length > handInLimits.piece)
    throw Refuse.told(413, tooLarge('piece', bytes.length, handInLimits.piece));
  const taken = await db.transaction().execute(async (transaction) => {
    // The run's lock is also the file's: a piece that comes twice at once is taken once.
    const run = await lockRun(transaction, of);
    expectOpen(run, race);
    const file = await fileOf(transaction, of, id);
    if (file === undefined || file.state === 'deleted') throw elsewhere(0);
    if (file.state !== 'receiving' || from !== file.received) {
      // The answer to the last piece may have been lost.
      if (file.received === file.size && from + bytes.length === file.size) return file;
      throw elsewhere(file.received);
    }
    const received = from + bytes.length;
    if (received > file.size) return begunAnew(transaction, file);
    if (bytes.length > 0) await keepPiece(transaction, key, file, { start: from, bytes });
    if (received < file.size) return changeFile(transaction, file, { received });
    return completed(transaction, key, run, await changeFile(transaction, file, { received }));
  });
  if (taken === null) throw Refuse.told(422, message('problems.file-garbled'));
  return taken;
}

function elsewhere(received: number): Refuse {
  return Refuse.told(409, message('problems.file-elsewhere', { received }));
}

/** Null where its bytes are not the ones that were announced: it begins anew. */
async function completed(
  transaction: Db,
  key: RecordingKey,
  run: RunRow,
  file: FileRow,
): Promise<FileRow | null> {
  if (digestOf(await readRecording(transaction, key, file)) !== file.digest)
    return begunAnew(transaction, file);
  await say(transaction, run, { from: 'runner', act: 'hand-in', text: file.name });
  if (file.kind === 'picture') return changeFile(transaction, file, { state: 'judged' });
  const queued = await changeFile(transaction, file, { state: 'queued' });
  await enqueue(transaction, queued);
  await settle(transaction, run);
  return queued;
}

async function begunAnew(transaction: Db, file: FileRow): Promise<null> {
  await dropPieces(transaction, file);
  await changeFile(transaction, file, { received: 0 });
  return null;
}

/** Changes a file. */
export async function changeFile(
  transaction: Db,
  file: FileRow,
  change: Partial<Omit<FileRow, 'event' | 'bib' | 'id'>>,
): Promise<FileRow> {
  await transaction
    .updateTable('online_files')
    .set(change)
    .where('event', '=', file.event)
    .where('bib', '=', file.bib)
    .where('id', '=', file.id)
    .execute();
  return { ...file, ...change };
}

/** Says what was run, alone or as the figures on a picture; replaces what was said before. Throws {@link Refuse}. */
export async function declare(
  db: Db,
  of: RunKey,
  race: OnlineRace,
  said: { start: number; seconds: number; distance: number; picture: string | null },
): Promise<void> {
  const { picture, ...declared } = said;
  const kind = picture === null ? 'declared' : 'picture';
  if (!race.accepts[kind]) throw Refuse.told(422, message(`problems.evidence-not-accepted_${kind}`));
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    expectOpen(run, race);
    const files = await filesOf(transaction, of);
    const shown = files.find((file) =>
      picture === null ? file.kind === 'declared' : file.id === picture && file.kind === 'picture',
    );
    const text = JSON.stringify(declared);
    if (shown !== undefined) await changeFile(transaction, shown, { declared: text });
    else if (picture !== null) throw Refuse.told(422, message(`problems.evidence-not-accepted_picture`));
    else
      await addFile(transaction, of, {
        kind,
        name: '',
        size: 0,
        digest: '',
        received: 0,
        state: 'judged',
        declared: text,
      });
    await say(transaction, run, { from: 'runner', act: 'hand-in' });
    await settle(transaction, run);
  });
}

/** Says that the clock of a recording was off; it is judged again. Throws {@link Refuse}. */
export async function shiftFile(
  db: Db,
  of: RunKey,
  race: OnlineRace,
  { id, hours }: { id: string; hours: number },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    expectOpen(run, race);
    const file = await fileOf(transaction, of, id);
    if (file?.kind !== 'recording' || file.state !== 'judged') return;
    await enqueue(transaction, await changeFile(transaction, file, { shift_hours: hours, state: 'queued' }));
    await say(transaction, run, { from: 'runner', act: 'shift', text: String(hours) });
    await settle(transaction, await changeRun(transaction, run, { cleared: '[]' }));
  });
}

/** Says which of several recordings is the run. Throws {@link Refuse}. */
export async function chooseFile(db: Db, of: RunKey, race: OnlineRace, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    expectOpen(run, race);
    const file = await fileOf(transaction, of, id);
    if (file === undefined || file.state === 'deleted') return;
    await settle(
      transaction,
      await changeRun(transaction, run, { chosen: id, chosen_by_runner: true, cleared: '[]' }),
    );
  });
}
