import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import { peerStateSchema } from '../../src/contract/peers.ts';
import { messageText } from '../../src/words/text.ts';

/** Goldline 0.1 told these as English texts, where codes stand now. */
const text = 'the disk is full: delete or move other files (database or disk is full, SQLITE_FULL)';

const snapshot = JSON.parse(
  readFileSync(join(import.meta.dirname, 'v1', 'feed-snapshot.json'), 'utf8'),
) as Snapshot;
const [mat] = snapshot.sections.mats;
const mats = [{ ...mat, state: 'gone', detail: text, about: text }];

const told = (message: Parameters<typeof messageText>[1] | null | undefined) =>
  message ? messageText('ru', message) : null;

it('a feed that tells of disks, copies, repairs, peers and the service in texts is understood, and they are shown as they are', () => {
  const copy = { dir: '/stick', state: 'full', behind: 3, detail: text };
  const disk = {
    ...snapshot.sections.disk,
    state: 'failing',
    detail: text,
    copy: { ...copy, next: copy },
    repaired: { at: 1, damage: text, aside: null, missing: [text, text] },
    changed: text,
  };
  const peer = {
    station: 'b',
    name: 'Finish B',
    address: null,
    state: 'gone',
    since: 1,
    lastContact: null,
    detail: text,
    reads: 1,
    actions: 1,
    behind: null,
    clock: null,
    mats,
    readers: [],
    taken: [],
    shared: [],
    notUnderstood: 0,
  };
  const peers = {
    listening: null,
    detail: text,
    pin: null,
    nearby: [],
    doubles: [],
    takeOver: 'by-hand',
    stations: [peer],
  };
  const sync = { ...snapshot.sections.sync, detail: text };
  const read = snapshotSchema.parse({
    ...snapshot,
    sections: { ...snapshot.sections, mats, disk, peers, sync },
  }).sections;
  const shown = [
    read.disk.detail,
    read.disk.copy?.detail,
    read.disk.copy?.next?.detail,
    read.disk.repaired?.damage,
    ...(read.disk.repaired?.missing ?? []),
    read.disk.changed,
    read.peers?.detail,
    read.peers?.stations[0]?.detail,
    read.peers?.stations[0]?.mats[0]?.detail,
    read.mats[0]?.detail,
    read.mats[0]?.about,
    read.sync.detail,
  ];
  expect(shown.map(told)).toEqual(shown.map(() => text));
});

it('a laptop with the version before that sends what is wrong with its mats as a text can be followed', () => {
  const state = { t: 'state', commits: 1, passingLines: 1, reads: 1, mats, disk: null };
  const read = peerStateSchema.parse(state);
  expect([read.mats[0]?.detail, read.mats[0]?.about].map(told)).toEqual([text, text]);
});
