import type { Sections } from '../../contract/feed.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { RaceView } from '../../contract/rows.ts';
import { troublesOf } from './troubles.ts';

export const now = 10_000_000;

export const mat: MatView = {
  address: 'serial:/dev/ttyUSB0?point=finish',
  point: 'finish',
  state: 'reading',
  since: now - 600_000,
  lastRead: now,
  readsLastMinute: 60,
  readsTotal: 600,
  history: Array.from({ length: 30 }, () => 10),
  antennas: [1, 2].map((antenna) => ({ antenna, lastRead: now, readsLastMinute: 30, rssi: -60 })),
  badFrames: 0,
  bytesDropped: 0,
  detail: null,
};

export const race = (id: string, finish = 'finish'): RaceView => ({
  id,
  name: 'Race',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  rankBy: 'gun',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: finish, kind: 'finish', distance: 10_000 },
  ],
  categories: [],
});

/** A station at which all is well. */
export const calm: Sections = {
  station: { id: 's', name: 'Finish', version: '1' },
  simulated: null,
  event: {
    id: 'e',
    name: 'Event',
    date: '2026-12-06',
    zone: 'Asia/Shanghai',
    site: { id: 'main' },
    sites: 1,
    races: [race('r')],
    mats: ['start', 'finish'].map((id) => ({ id, points: [{ race: 'r', point: id }] })),
  },
  guns: [{ wave: 'A', start: null, gun: now - 3_600_000, source: 'fired', action: 'a' }],
  mats: [mat],
  unknownChips: [],
  openPassings: [],
  counts: { entries: 1, started: 1, onCourse: 1, finished: 0 },
  leaders: [],
  actions: [],
  sync: { state: 'ok', url: 'https://x', recorded: 9, delivered: 9, lastContact: now, detail: null },
  disk: {
    state: 'ok',
    reads: 600,
    actions: 2,
    lastCommit: now,
    detail: null,
    copy: { dir: '/stick', state: 'ok', behind: 0, detail: null },
  },
};

/** The kinds of trouble of a station where only these sections are another. */
export const kinds = (sections: Partial<Sections>) =>
  troublesOf({ ...calm, ...sections }, now).map(({ kind }) => kind);

const station = {
  station: 'other',
  name: 'Backup',
  address: 'http://10.0.0.2:4600',
  state: 'following',
  since: now - 30_000,
  lastContact: now,
  detail: null,
  reads: 1,
  actions: 1,
  behind: null,
  clock: null,
  mats: [],
  readers: [],
  taken: [],
  shared: [],
  notUnderstood: 0,
} as const;
export const peers = (more: object) => ({
  peers: {
    listening: null,
    detail: null,
    pin: null,
    nearby: [],
    doubles: [],
    takeOver: 'by-hand' as const,
    stations: [{ ...station, mats: [], readers: [], taken: [], shared: [], ...more }],
  },
});
/** What is told where another station is as `more` says. */
export const peerTroublesOf = (more: object) => troublesOf({ ...calm, ...peers(more) }, now);
