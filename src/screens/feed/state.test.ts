import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  finishersShownMax,
  passingsShownMax,
  type Change,
  type Sections,
  type Snapshot,
} from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import { applyEvent, emptyFeed, type FeedEvent, type FeedState } from './state.ts';

const person = (bib: string) => ({
  bib,
  name: '李娜',
  latinName: 'LI Na',
  sex: 'F' as const,
  nationality: 'CHN',
  club: null,
  category: null,
  wave: 'A',
});

const passing = (id: number, time: number): PassingRow => ({
  id: `s:${id}`,
  time,
  point: 'finish',
  source: 'chip',
  chip: `E${id}`,
  person: null,
  bib: null,
  gun: null,
  used: false,
  reads: 1,
  rssi: null,
});

const finisher = (bib: number, time: number): FinisherRow => ({
  person: person(String(bib)),
  time,
  gun: time,
  chip: null,
  places: { overall: 1, sex: 1, category: null },
  flags: [],
  passing: `s:${bib}`,
  source: 'chip',
});

const sections: Sections = {
  station: { id: 's', name: 'Finish', version: '1' },
  simulated: null,
  event: null,
  guns: [],
  mats: [],
  unknownChips: [],
  openPassings: [],
  counts: { entries: 0, started: 0, onCourse: 0, finished: 0 },
  leaders: [],
  actions: [],
  sync: { state: 'off', url: null, recorded: 0, delivered: 0, lastContact: null, detail: null },
  disk: { state: 'ok', reads: 0, actions: 0, lastCommit: null, detail: null },
};

const snapshot = (number: number, state: Partial<Snapshot> = {}, life = 'a'): FeedEvent => ({
  event: 'snapshot',
  id: `${life}:${number}`,
  data: { v: 1, now: 0, sections, passings: [], finishers: [], ...state },
});

const change = (number: number, data: Partial<Change>, life = 'a'): FeedEvent => ({
  event: 'change',
  id: `${life}:${number}`,
  data: { v: 1, now: 0, ...data },
});

const play = (events: readonly FeedEvent[], from: FeedState = emptyFeed) => events.reduce(applyEvent, from);

/** What a station may say in one change. */
const changes = fc.record(
  {
    sections: fc.record(
      { disk: fc.nat(9).map((reads) => ({ ...sections.disk, reads })), event: fc.constant(null) },
      { requiredKeys: [] },
    ),
    passings: fc.array(fc.tuple(fc.nat(30), fc.nat(5)).map(([id, time]) => passing(id, time))),
    passingsGone: fc.array(fc.nat(30).map((id) => `s:${id}`)),
    finishers: fc.array(fc.tuple(fc.nat(30), fc.nat(5)).map(([bib, time]) => finisher(bib, time))),
    finishersGone: fc.array(fc.nat(30).map(String)),
  },
  { requiredKeys: [] },
);
const histories = fc
  .array(changes, { maxLength: 20 })
  .map((list) => [snapshot(5), ...list.map((data, index) => change(6 + index, data))]);

describe('the state of the feed', () => {
  it('is the same when any part of the feed is heard again', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.nat(), (events, one, other) => {
        const [from, to] = [one % events.length, other % (events.length + 1)].toSorted((a, b) => a - b);
        const once = play(events);
        expect(play(events.slice(from), once)).toEqual(once);
        // Heard up to `to`, then again from an earlier event on, as after a broken connection.
        expect(play([...events.slice(0, to), ...events.slice(Math.min(from ?? 0, to ?? 0))])).toEqual(once);
      }),
    );
  });

  it('is what a snapshot says, whatever was there before', () => {
    fc.assert(
      fc.property(histories, histories, (before, after) => {
        expect(play(after, play(before))).toEqual(play(after));
      }),
    );
  });

  it('keeps its windows sorted, without doubles and within their bounds', () => {
    const many = Array.from({ length: 300 }, (_, index) => index);
    const events = [
      snapshot(1, { passings: many.map((id) => passing(id, id % 7)) }),
      change(2, { finishers: many.map((bib) => finisher(bib, (bib * 31) % 11)) }),
      change(3, { passings: many.map((id) => passing(id + 250, id % 13)) }),
    ];
    const { passings, finishers } = play(events);
    expect(passings).toHaveLength(passingsShownMax);
    expect(finishers).toHaveLength(finishersShownMax);
    for (const rows of [passings, finishers])
      expect(rows.map(({ time }) => time)).toEqual(rows.map(({ time }) => time).toSorted((a, b) => b - a));
    expect(new Set(passings.map(({ id }) => id)).size).toBe(passings.length);
  });

  it('keeps the newest finishers of each race, so that a crowd in one does not hide another', () => {
    const ofRace = (bib: number, race: string) => {
      const row = finisher(bib, bib);
      return { ...row, person: { ...row.person, race } };
    };
    const crowd = Array.from({ length: 150 }, (_, index) => ofRace(1000 + index, 'ten'));
    const { finishers } = play([snapshot(1, { finishers: [ofRace(1, 'half'), ...crowd] })]);
    expect(finishers).toHaveLength(finishersShownMax + 1);
    expect(finishers.at(-1)?.person.bib).toBe('1');
  });

  it('takes a row that comes again in place of the old one', () => {
    const state = play([
      snapshot(1, { finishers: [finisher(1, 10), finisher(2, 20)] }),
      change(2, { finishers: [finisher(1, 30)] }),
    ]);
    expect(state.finishers.map((row) => [row.person.bib, row.time])).toEqual([
      ['1', 30],
      ['2', 20],
    ]);
  });

  it('asks for a snapshot when a change is missing or comes from another life', () => {
    const start = play([snapshot(1)]);
    expect(applyEvent(start, change(3, {})).lastId).toBeNull();
    expect(applyEvent(start, change(2, {}, 'b')).lastId).toBeNull();
    expect(play([change(3, {}), snapshot(9, {}, 'b')], start).lastId).toBe('b:9');
  });

  it('leaves alone what a change does not name', () => {
    const before = play([snapshot(1, { passings: [passing(1, 1)] })]);
    const disk = { ...sections.disk, reads: 4 };
    const after = applyEvent(before, change(2, { sections: { disk, mats: undefined } }));
    expect(after.sections).toEqual({ ...sections, disk });
    expect(after.sections?.mats).toBe(before.sections?.mats);
    expect(after.passings).toBe(before.passings);
    expect(applyEvent(after, { event: 'tick', data: { now: 5 } })).toBe(after);
  });
});
