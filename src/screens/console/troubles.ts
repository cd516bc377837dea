import type { ClockView, Sections, SyncView } from '../../contract/feed.ts';
import type { PeersView } from '../../contract/peers-view.ts';
import type { CopyStateView, DiskTrouble } from '../../contract/disk-view.ts';
import { chipCheckMat } from '../../contract/chip-check.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { Value } from '../../words/message.ts';
import type { Alarm } from '../../contract/insight.ts';
import { finishMat } from '../feed/event.ts';
import { servesMat } from '../feed/serves-mat.ts';

/** Something a person should know of. `bad`: something is being lost or stopped; `look`: look at it. */
export interface Trouble {
  id: string;
  level: 'bad' | 'look';
  kind:
    | 'disk'
    | `disk-${DiskTrouble}`
    | 'copy'
    | 'copy-next'
    | 'no-copy'
    | 'repaired'
    | 'changed'
    | 'clock-jump'
    | 'peer-gone'
    | 'peer-diverged'
    | 'peer-refused'
    | 'peer-disk'
    | 'peer-not-kept'
    | 'peer-clock'
    | 'acts-not-understood'
    | 'double'
    | 'mat-clock'
    | 'mat-gone'
    | 'mat-silent'
    | 'mat-quiet'
    | 'mat-not-understood'
    | 'mat-elsewhere'
    | 'mat-line-lost'
    | 'mat-late'
    | 'mat-was-late'
    | 'mat-clock-unseen'
    | 'mat-clock-kept'
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
  /** When it began, and when it was over. */
  from?: number;
  to?: number;
  /** The other station. */
  station?: string;
  name?: string;
  /** What is wrong with a disk. */
  disk?: DiskTrouble;
  /** What the station says of it, or words of a machine as they are. */
  detail?: Value | null;
  /** The folder of the second copy that has the rows that wait for the disk; null where none has them. */
  copy?: string | null;
}

const offlineMs = 60_000;
/** Ten-second steps: the last minute, and the two before it. */
const minute = 6;

/** What is wrong at the station now, worst first. */
export function troublesOf(sections: Sections, now: number): Trouble[] {
  const troubles = [
    ...diskTroubles(sections, now),
    ...notUnderstood(sections),
    ...(sections.peers === undefined ? [] : peerTroubles(sections.peers, now)),
    ...sections.mats.flatMap((mat) => matTroubles(mat, now, sections)),
    ...sections.mats.flatMap((mat) => lostLines(mat, now)),
    ...sections.mats.flatMap((mat) => lateReads(mat, now)),
    ...(sections.alarms ?? []).flatMap((alarm) => deafAntenna(alarm, now)),
    ...(sections.clock === undefined ? [] : clockTroubles(sections.clock, now)),
    ...finishTroubles(sections),
    ...syncTroubles(sections.sync, now),
  ];
  return troubles.toSorted((one, other) => rank[one.level] - rank[other.level]);
}

const rank = { bad: 0, look: 1 };

function diskTroubles({ disk, event }: Sections, now: number): Trouble[] {
  const { state, detail, trouble, since = null, waiting = 0, copy = null, repaired, changed = null } = disk;
  const troubles: Trouble[] = [];
  const copied = copy !== null && isWell(copy) ? copy.dir : null;
  if (state !== 'ok') {
    const kind = trouble === null || trouble === undefined ? 'disk' : (`disk-${trouble}` as const);
    const age = since === null ? null : now - since;
    troubles.push({ id: 'disk', level: 'bad', kind, count: waiting, for: age, detail, copy: copied });
  }
  if (copy !== null && !isWell(copy))
    troubles.push({ id: 'copy', level: 'look', kind: 'copy', count: copy.behind, detail: copy.detail });
  if (copy?.next && !isWell(copy.next))
    troubles.push({ id: 'copy-next', level: 'look', kind: 'copy-next', detail: copy.next.detail });
  if (copy === null && event !== null) troubles.push({ id: 'no-copy', level: 'look', kind: 'no-copy' });
  if (repaired !== null && repaired !== undefined) {
    const detail = [repaired.damage, ...repaired.missing];
    troubles.push({ id: 'repaired', level: 'look', kind: 'repaired', detail });
  }
  if (changed !== null) troubles.push({ id: 'changed', level: 'look', kind: 'changed', detail: changed });
  return troubles;
}

const isWell = ({ state }: CopyStateView) => state === 'ok' || state === 'catching-up';

/** What people did with a newer version of the program, at this station or at another: nothing follows from it here. */
function notUnderstood({ station, peers }: Sections): Trouble[] {
  const own = { station: station.id, name: station.name, notUnderstood: station.notUnderstood ?? 0 };
  return [own, ...(peers?.stations ?? [])].flatMap(
    ({ station: id, name, notUnderstood: count }): Trouble[] =>
      count === 0 ? [] : [{ id, level: 'bad', kind: 'acts-not-understood', station: id, name, count }],
  );
}

function peerTroubles({ stations, doubles }: PeersView, now: number): Trouble[] {
  const troubles = stations.flatMap((peer): Trouble[] => {
    const { station, name, state, since, detail, clock, disk, notKept } = peer;
    const about = { id: station, station, name };
    if (notKept) return [{ ...about, level: 'bad', kind: 'peer-not-kept', disk: notKept, detail }];
    if (state === 'gone') return [{ ...about, level: 'bad', kind: 'peer-gone', for: now - since, detail }];
    if (state === 'diverged' || state === 'refused')
      return [{ ...about, level: 'bad', kind: `peer-${state}`, detail }];
    if (disk && state === 'following')
      return [{ ...about, level: 'bad', kind: 'peer-disk', disk: disk.trouble, count: disk.waiting }];
    if (clock?.warn !== true) return [];
    return [{ ...about, level: 'look', kind: 'peer-clock', count: Math.abs(clock.offset) }];
  });
  return [
    ...troubles,
    ...doubles.map((address): Trouble => ({ id: address, level: 'bad', kind: 'double', detail: address })),
  ];
}

const jumpShownMs = 15 * 60_000;

function clockTroubles({ lastJump }: ClockView, now: number): Trouble[] {
  if (lastJump === null || now - lastJump.at > jumpShownMs) return [];
  const count = Math.round(Math.abs(lastJump.step) / 1000);
  return [{ id: 'clock', level: 'look', kind: 'clock-jump', count, for: now - lastJump.at }];
}

function matTroubles(mat: MatView, now: number, { alarms = [], expecting }: Sections): Trouble[] {
  const { address: id, point, state, since, detail, clock, clockChange } = mat;
  if (state === 'gone') return [{ id, level: 'bad', kind: 'mat-gone', point, for: now - since, detail }];
  if (state === 'silent') return [{ id, level: 'bad', kind: 'mat-silent', point, for: now - since, detail }];
  if (state !== 'reading') return [];
  const wrong = wrongMat(mat);
  if (wrong !== null) return [wrong];
  const before = mat.history.slice(-3 * minute, -minute).reduce((sum, reads) => sum + reads, 0) / 2;
  const isTold = alarms.some((alarm) => alarm.mat === point && alarm.kind !== 'antenna-deaf');
  const isExpecting = point !== chipCheckMat && (expecting?.includes(point) ?? true);
  if (mat.readsLastMinute === 0 && before >= 10 && isExpecting && !isTold)
    return [{ id, level: 'look', kind: 'mat-quiet', point, count: Math.round(before) }];
  if (clockChange !== undefined && clockChange !== null) {
    const kind = clockChange.kind === 'unseen' ? 'mat-clock-unseen' : 'mat-clock-kept';
    return [{ id: `${id} change`, level: 'look', kind, point, count: clockChange.reads }];
  }
  if (clock?.warn === true)
    return [{ id: `${id} clock`, level: 'look', kind: 'mat-clock', point, count: Math.abs(clock.offset) }];
  return [];
}

/** A line that was not understood may have been a runner: somebody should look while it can still be found out who. */
const lastBadShownMs = 15 * 60_000;

/** Lines that were not understood, of a reader that says others which are. */
function lostLines({ address, point, readsTotal, badFrames, lastBad = [] }: MatView, now: number): Trouble[] {
  const lost = lastBad.filter(({ at }) => now - at < lastBadShownMs);
  if (lost.length === 0 || readsTotal === 0) return [];
  const detail = quoted(lost);
  return [{ id: `${address} line`, level: 'look', kind: 'mat-line-lost', point, count: badFrames, detail }];
}

/** Who knows of it by then has seen it. */
const lateShownMs = 15 * 60_000;

/** Reads that come long after they were made, and for a while, that some did. */
function lateReads({ address, point, late = null }: MatView, now: number): Trouble[] {
  if (late === null) return [];
  const { from, until, reads: count, lag, most } = late;
  const about = { id: `${address} late`, level: 'look', point, count, from } as const;
  if (until === null) return [{ ...about, kind: 'mat-late', for: lag }];
  return now - until > lateShownMs ? [] : [{ ...about, kind: 'mat-was-late', for: most, to: until }];
}

const quoted = (lines: readonly { text: string }[]) => lines.map(({ text }) => `“${text}”`).join(' ');

/** A few bytes may be noise, or a line that was on its way when the port was opened. */
const noise = { frames: 2, bytes: 100 };

/** A reader that speaks something else than it was said to, or stands where the race has no point: nothing of it counts. */
function wrongMat({
  address: id,
  point,
  points,
  readsTotal,
  badFrames,
  bytesDropped,
  lastBad = [],
}: MatView): Trouble | null {
  const isStrange = badFrames >= noise.frames || bytesDropped >= noise.bytes;
  if (readsTotal === 0 && isStrange)
    return {
      id,
      level: 'bad',
      kind: 'mat-not-understood',
      point,
      count: bytesDropped,
      detail: quoted(lastBad),
    };
  return points?.length === 0 && point !== chipCheckMat
    ? { id, level: 'bad', kind: 'mat-elsewhere', point, detail: null }
    : null;
}

/** An antenna that hears nothing, while others of its mat do. */
function deafAntenna(alarm: Alarm, now: number): Trouble[] {
  if (alarm.kind !== 'antenna-deaf') return [];
  const { mat: point, address, antenna, since } = alarm;
  const id = `${address} ${antenna}`;
  const duration = since === null ? null : now - since;
  return [{ id, level: 'look', kind: 'antenna-quiet', point, antenna, for: duration }];
}

/** After the gun of a race, a finish line that nobody reads. */
function finishTroubles({ event, guns, mats }: Sections): Trouble[] {
  const running = (event?.races ?? []).filter(({ id }) =>
    guns.some(({ gun, races = [id] }) => gun !== null && races.includes(id)),
  );
  const finishes = new Set(running.map((race) => finishMat(event, race)));
  return (event?.mats ?? [])
    .filter((place) => finishes.has(place.id) && !mats.some((mat) => servesMat(mat, place)))
    .map(({ id }) => ({ id: `finish ${id}`, level: 'look', kind: 'finish-without-mat', point: id }));
}

function syncTroubles({ state, recorded, delivered, lastContact, detail }: SyncView, now: number): Trouble[] {
  const count = recorded - delivered;
  if (state === 'refused') return [{ id: 'sync', level: 'look', kind: 'sync-refused', count, detail }];
  const silent = lastContact === null ? null : now - lastContact;
  if (state !== 'offline' || (silent !== null && silent < offlineMs)) return [];
  return [{ id: 'sync', level: 'look', kind: 'sync-offline', count, for: silent, detail }];
}
