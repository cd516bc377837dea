import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSchema } from '../../contract/sync.ts';
import type { Passing } from '../../timing/model/read.ts';
import { runNow } from '../../timing/steps.ts';
import { PassingOutbox, type OwnPassings } from './passing-outbox.ts';

const passing = (id: string, reads: number, last: number): Passing => ({
  id,
  point: 'finish',
  source: 'chip',
  chip: 'E1',
  bib: null,
  first: 0,
  last,
  strongest: 0,
  rssi: -60,
  reads,
});

const passingsIn = (own: ReadonlyMap<string, Passing>): OwnPassings => ({
  all: () => own.values(),
  get: (id) => own.get(id),
});

/** What the service holds after these lines, whatever order they arrive in. */
function held(lines: string[]): Map<string, Passing> {
  const versions = new Map<string, number>();
  const passings = new Map<string, Passing>();
  for (const text of lines) {
    const line = lineSchema.parse(JSON.parse(text));
    if (line.t === 'action') throw new Error('no action here');
    const id = line.t === 'passing' ? line.passing.id : line.id;
    if (line.version <= (versions.get(id) ?? 0)) continue;
    versions.set(id, line.version);
    if (line.t === 'passing') passings.set(id, line.passing);
    else passings.delete(id);
  }
  return passings;
}

describe('the passing stream', () => {
  it('says a passing when it begins and once more when it has become quiet', () => {
    const outbox = new PassingOutbox();
    expect(outbox.changed(passing('S:1', 1, 100), 100)).toHaveLength(1);
    expect(outbox.changed(passing('S:1', 2, 200), 200)).toEqual([]);
    expect(outbox.changed(passing('S:1', 3, 300), 300)).toEqual([]);
    expect(outbox.quiet(300, 400)).toEqual([]);
    expect(outbox.quiet(301, 400)).toHaveLength(1);
    expect(outbox.quiet(Infinity, 500)).toEqual([]);
  });

  it.each([
    ['is no JSON any more', (line: string) => line.replace('"passing":{', '"passing":[')],
    ['has another id', (line: string) => line.replace('S:2', 'S;2')],
    ['has a number that no read has', (line: string) => line.replace('S:2', `S:${'9'.repeat(15)}`)],
  ])('a line that was damaged is said again, and no other: it %s', (_name, damage) => {
    const own = new Map([passing('S:1', 1, 100), passing('S:2', 1, 100)].map((one) => [one.id, one]));
    const lines = runNow(new PassingOutbox().continue([], passingsIn(own), 1));
    const damaged = lines.map((line) => (line.includes('"S:2"') ? damage(line) : line)).toReversed();
    const again = runNow(new PassingOutbox().continue(damaged, passingsIn(own), 2));
    expect(again.map((line) => JSON.parse(line) as object)).toMatchObject([{ passing: { id: 'S:2' } }]);
  });

  it('after any history, kills included, the service holds what the station holds', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('read' as const), id: fc.constantFrom('S:1', 'S:2', 'S:3') }),
      fc.record({ do: fc.constant('join' as const), id: fc.constantFrom('S:2', 'S:3') }),
      fc.record({ do: fc.constantFrom('quiet' as const, 'kill' as const), id: fc.constant('') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, reversed) => {
        const own = new Map<string, Passing>();
        const lines: string[] = [];
        let outbox = new PassingOutbox();
        for (const [time, { do: what, id }] of steps.entries()) {
          if (what === 'read') {
            own.set(id, passing(id, (own.get(id)?.reads ?? 0) + 1, time));
            lines.push(...outbox.changed(own.get(id)!, time));
          } else if (what === 'join' && own.delete(id)) lines.push(...outbox.gone(id, time));
          else if (what === 'quiet') lines.push(...outbox.quiet(time, time));
          else if (what === 'kill') {
            outbox = new PassingOutbox();
            lines.push(...runNow(outbox.continue(lines.toReversed(), passingsIn(own), time)));
          }
        }
        lines.push(...outbox.quiet(Infinity, 99));
        expect(held(reversed ? lines.toReversed() : lines)).toEqual(own);
      }),
    );
  });
});
