import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import type { Projector } from '../projection/projector.ts';

/** How the service is. What is null could not be found out. */
export interface Health {
  ok: boolean;
  database: 'answers' | 'silent';
  /** Lines that are stored and not yet in the results. */
  behind: number | null;
  /** Of the disk that this process is on. */
  diskFreeBytes: number | null;
}

/** Longer than a proxy waits nobody asks. */
const patienceMs = 2_000;
/** PostgreSQL stops where the disk is full. */
const diskBytesMin = 200 * 1024 * 1024;

/** Asks the database and the disk, and looks how far behind the results are. */
export async function healthOf(db: Db, projector: Projector): Promise<Health> {
  const stored = await Promise.race([
    db
      .selectFrom('feed')
      .select('position')
      .executeTakeFirst()
      .then((row) => row?.position ?? null)
      .catch(() => null),
    sleep(patienceMs, null, { ref: false }),
  ]);
  const diskFreeBytes = await statfs('.').then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  return {
    ok: stored !== null && (diskFreeBytes === null || diskFreeBytes > diskBytesMin),
    database: stored === null ? 'silent' : 'answers',
    behind: stored === null ? null : Math.max(0, stored - projector.position),
    diskFreeBytes,
  };
}
