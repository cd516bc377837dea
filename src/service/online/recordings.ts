import { createHash } from 'node:crypto';
import type { DrawnRun } from '../../tracks/measure/profile.ts';
import type { Db } from '../database/schema.ts';
import type { RecordingKey } from './recording-key.ts';
import type { FileRow } from './runs.ts';

/** Which file is meant. */
export type FileKey = Pick<FileRow, 'event' | 'bib' | 'id'>;

/** Where in the database sealed bytes belong. */
function placeOf({ event, bib, id }: FileKey, part: string | number): string {
  return JSON.stringify([event, bib, id, part]);
}

/** Keeps the next bytes of a file, encrypted. */
export async function keepPiece(
  transaction: Db,
  key: RecordingKey,
  file: FileKey,
  { start, bytes }: { start: number; bytes: Uint8Array },
): Promise<void> {
  await transaction
    .insertInto('online_pieces')
    .values({
      event: file.event,
      bib: file.bib,
      file: file.id,
      start,
      data: key.seal(bytes, placeOf(file, start)),
    })
    .execute();
}

/** All bytes of a file that are here. */
export async function readRecording(db: Db, key: RecordingKey, file: FileKey): Promise<Buffer> {
  const pieces = await piecesOf(db, file).select(['start', 'data']).orderBy('start').execute();
  return Buffer.concat(pieces.map(({ start, data }) => key.open(data, placeOf(file, start))));
}

export async function dropPieces(transaction: Db, { event, bib, id }: FileKey): Promise<void> {
  await transaction
    .deleteFrom('online_pieces')
    .where('event', '=', event)
    .where('bib', '=', bib)
    .where('file', '=', id)
    .execute();
}

export function sealProfile(key: RecordingKey, file: FileKey, drawn: DrawnRun): Buffer {
  return key.seal(Buffer.from(JSON.stringify(drawn)), placeOf(file, 'profile'));
}

/** How a run is drawn; null where that is not known, or was deleted. */
export function openProfile(key: RecordingKey, file: FileRow): DrawnRun | null {
  if (file.profile === null) return null;
  return JSON.parse(key.open(file.profile, placeOf(file, 'profile')).toString('utf8')) as DrawnRun;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function piecesOf(db: Db, { event, bib, id }: FileKey) {
  return db
    .selectFrom('online_pieces')
    .where('event', '=', event)
    .where('bib', '=', bib)
    .where('file', '=', id);
}
