import type { DiskView, MatView, Sections, SyncView } from '../../contract/feed.ts';

/** Something a person should know of. `bad`: something is being lost or stopped; `look`: look at it. */
export interface Trouble {
  id: string;
  level: 'bad' | 'look';
  kind:
    | 'disk'
    | 'mat-gone'
    | 'mat-silent'
    | 'mat-quiet'
    | 'antenna-quiet'
    | 'finish-without-mat'
    | 'sync-offline'
    | 'sync-refused';
  point?: string;
  antenna?: number;
  /** For how long, in milliseconds, where that is known. */
  for?: number | null;
  /** How much: reads in a minute before, lines that wait. */
  count?: number;
  /** In the words of the machine. */
  detail?: string | null;
}

const offlineMs = 60_000;
const antennaMs = 5 * 60_000;
/** Ten-second steps: the last minute, and the two before it. */
const minute = 6;

/** What is wrong at the station now, worst first. */
export function troublesOf(sections: Sections, now: number): Trouble[] {
  const troubles = [
    ...diskTroubles(sections.disk),
    ...sections.mats.flatMap((mat) => matTroubles(mat, now)),
    ...finishTroubles(sections),
    ...syncTroubles(sections.sync, now),
  ];
  return troubles.toSorted((one, other) => rank[one.level] - rank[other.level]);
}

const rank = { bad: 0, look: 1 };

function diskTroubles({ state, detail }: DiskView): Trouble[] {
  return state === 'ok' ? [] : [{ id: 'disk', level: 'bad', kind: 'disk', detail }];
}

function matTroubles(mat: MatView, now: number): Trouble[] {
  const { address: id, point, state, since, detail } = mat;
  if (state === 'gone') return [{ id, level: 'bad', kind: 'mat-gone', point, for: now - since, detail }];
  if (state === 'silent') return [{ id, level: 'bad', kind: 'mat-silent', point, for: now - since, detail }];
  if (state !== 'reading') return [];
  const before = mat.history.slice(-3 * minute, -minute).reduce((sum, reads) => sum + reads, 0) / 2;
  if (mat.readsLastMinute === 0 && before >= 10)
    return [{ id, level: 'look', kind: 'mat-quiet', point, count: Math.round(before) }];
  return quietAntennas(mat, now);
}

/** An antenna that has read before and reads no more, while others of its mat do. */
function quietAntennas({ address, point, antennas, readsLastMinute }: MatView, now: number): Trouble[] {
  if (readsLastMinute === 0) return [];
  return antennas
    .filter(({ lastRead }) => lastRead !== null && now - lastRead > antennaMs)
    .map(({ antenna, lastRead }) => ({
      id: `${address} ${antenna}`,
      level: 'look',
      kind: 'antenna-quiet',
      point,
      antenna,
      for: lastRead === null ? null : now - lastRead,
    }));
}

/** After the gun, a finish line that nobody reads. */
function finishTroubles({ race, guns, mats }: Sections): Trouble[] {
  const finish = race?.points.at(-1);
  const running = guns.some(({ gun }) => gun !== null);
  if (finish === undefined || !running || mats.some(({ point }) => point === finish.id)) return [];
  return [{ id: 'finish', level: 'look', kind: 'finish-without-mat', point: finish.id }];
}

function syncTroubles({ state, recorded, delivered, lastContact, detail }: SyncView, now: number): Trouble[] {
  const count = recorded - delivered;
  if (state === 'refused') return [{ id: 'sync', level: 'look', kind: 'sync-refused', count, detail }];
  const silent = lastContact === null ? null : now - lastContact;
  if (state !== 'offline' || (silent !== null && silent < offlineMs)) return [];
  return [{ id: 'sync', level: 'look', kind: 'sync-offline', count, for: silent }];
}
