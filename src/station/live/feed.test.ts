import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSchema,
  snapshotSchema,
  type Change,
  type Sections,
  type Snapshot,
} from '../../contract/feed.ts';
import type { PassingRow } from '../../contract/rows.ts';
import { Feed, type FeedEvent, type LiveView } from './feed.ts';

const sections: Sections = {
  station: { id: 'S', name: 'finish', version: '1' },
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

const row = (id: string, time: number): PassingRow => ({
  id,
  time,
  point: 'finish',
  source: 'chip',
  chip: id,
  person: null,
  bib: null,
  gun: null,
  used: false,
  reads: 1,
  rssi: null,
});

const view = (finished: number, passings: PassingRow[]): LiveView => ({
  sections: { ...sections, counts: { ...sections.counts, finished } },
  passings,
  finishers: [],
});

/** A screen that does just what the contract says. */
class Screen {
  lastId: string | null = null;
  rows = new Map<string, PassingRow>();
  finished = -1;

  hear({ event, id, data }: FeedEvent): void {
    this.lastId = id;
    if (event === 'snapshot') {
      const snapshot: Snapshot = snapshotSchema.parse(JSON.parse(data));
      this.rows = new Map(snapshot.passings.map((passing) => [passing.id, passing]));
      this.finished = snapshot.sections.counts.finished;
    } else {
      const change: Change = changeSchema.parse(JSON.parse(data));
      for (const passing of change.passings ?? []) this.rows.set(passing.id, passing);
      for (const gone of change.passingsGone ?? []) this.rows.delete(gone);
      this.finished = change.sections?.counts?.finished ?? this.finished;
    }
  }
}

const views = fc.array(
  fc.record({
    finished: fc.nat(3),
    passings: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), time: fc.nat(3) }), {
      selector: ({ id }) => id,
    }),
    /** Whether the screen's connection breaks before it hears of this. */
    breaks: fc.boolean(),
  }),
  { minLength: 1, maxLength: 20 },
);

describe('the feed', () => {
  it('a screen that was away goes on from the last event it saw, without a hole and without a double', () => {
    fc.assert(
      fc.property(views, (steps) => {
        const feed = new Feed(view(0, []));
        const screen = new Screen();
        let snapshots = 0;
        for (const { finished, passings, breaks } of steps) {
          feed.publish(
            view(
              finished,
              passings.map(({ id, time }) => row(id, time)),
            ),
            1,
          );
          if (breaks) continue;
          for (const event of feed.after(screen.lastId, 1)) {
            snapshots += event.event === 'snapshot' ? 1 : 0;
            screen.hear(event);
          }
          expect(screen.finished).toBe(finished);
          expect([...screen.rows.values()].map(({ id, time }) => `${id} ${time}`).toSorted()).toEqual(
            passings.map(({ id, time }) => `${id} ${time}`).toSorted(),
          );
          expect(feed.after(screen.lastId, 1)).toEqual([]);
        }
        expect(snapshots).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives a snapshot to a screen of an earlier life, or one that was away for too long', () => {
    const feed = new Feed(view(0, []));
    for (const id of [null, 'other:3', 'nonsense', `${feed.after(null, 1)[0]?.id.split(':')[0]}:99`])
      expect(feed.after(id, 1).map(({ event }) => event)).toEqual(['snapshot']);
    const first = feed.after(null, 1)[0]?.id ?? null;
    for (let finished = 1; finished <= 5001; finished += 1) feed.publish(view(finished, []), 1);
    expect(feed.after(first, 1).map(({ event }) => event)).toEqual(['snapshot']);
  });

  it('sends nothing where nothing changed, and wakes who waits when something did', async () => {
    const feed = new Feed(view(0, []));
    const before = feed.after(null, 1)[0]?.id ?? null;
    feed.publish(view(0, []), 2);
    expect(feed.after(before, 2)).toEqual([]);
    const waiting = feed.next(new AbortController().signal);
    feed.publish(view(1, []), 3);
    await waiting;
    expect(feed.after(before, 3)).toHaveLength(1);
  });
});
