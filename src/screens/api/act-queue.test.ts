import { describe, expect, it } from 'vitest';
import { ActQueue, type Act, type ActsView, type Outcome } from './act-queue.ts';

const act = (id: string, station = 's'): Act => ({
  id,
  station,
  type: 'passing.add',
  path: '/api/passings',
  body: {},
  since: 0,
  number: 0,
});

/** A queue whose station answers as `answers` says, in order; `recorded` from then on. */
function queueWith(answers: (Outcome['became'] | 'never')[]) {
  const sent: string[] = [];
  const pauses: number[] = [];
  const kept = new Map<string, Act>();
  const ended: [string, Outcome['became']][] = [];
  let view: ActsView = { pending: [], recorded: [], elsewhere: [] };
  const queue = new ActQueue({
    send: async ({ id }) => {
      sent.push(id);
      const became = answers.shift() ?? 'recorded';
      if (became === 'never') return Promise.withResolvers<Outcome>().promise;
      if (became === 'recorded') return { became, action: id };
      return became === 'refused' || became === 'failed' ? { became, problems: [] } : { became };
    },
    keep: (one) => kept.set(one.id, one),
    drop: ({ id }) => kept.delete(id),
    pause: async (ms) => void pauses.push(ms),
    onEnd: ({ id }, { became }) => ended.push([id, became]),
    onChange: (now) => {
      view = now;
    },
  });
  return { queue, sent, pauses, kept, ended, view: () => view };
}

/** Lets everything happen that can. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('acts on their way to the station', () => {
  it('are sent in order, each again until the station has it, and are kept until then', async () => {
    const { queue, sent, kept, ended, pauses } = queueWith([
      'unheard',
      'unheard',
      'unheard',
      'unheard',
      'recorded',
    ]);
    queue.start('s', []);
    for (const id of ['a', 'b', 'c']) queue.add(act(id));
    expect([...kept.keys()]).toEqual(['a', 'b', 'c']);
    await settled();
    expect(sent).toEqual(['a', 'a', 'a', 'a', 'a', 'b', 'c']);
    expect(ended.map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(kept.size).toBe(0);
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  });

  it('are seen while they wait', async () => {
    const { queue, view } = queueWith(['never']);
    queue.start('s', []);
    queue.add(act('a'));
    queue.add(act('b'));
    await settled();
    expect(view().pending.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('that are refused are told once, dropped, and hold up nothing', async () => {
    const { queue, kept, ended } = queueWith(['refused']);
    queue.start('s', []);
    queue.add(act('a'));
    queue.add(act('b'));
    await settled();
    expect(ended).toEqual([
      ['a', 'refused'],
      ['b', 'recorded'],
    ]);
    expect(kept.size).toBe(0);
  });

  it('at which the station fails again and again are told in the end, and those behind them go on', async () => {
    const { queue, ended } = queueWith(Array.from({ length: 8 }, () => 'failed'));
    queue.start('s', []);
    queue.add(act('a'));
    queue.add(act('b'));
    await settled();
    expect(ended).toEqual([
      ['a', 'failed'],
      ['b', 'recorded'],
    ]);
  });

  it('that an earlier page left over go first, and are there once', async () => {
    const { queue, sent } = queueWith([]);
    queue.start('s', [act('old'), act('older')]);
    queue.add(act('new'));
    queue.start('s', [act('new')]);
    await settled();
    expect(sent).toEqual(['old', 'older', 'new']);
  });

  it('wait for their own station, whatever answers meanwhile', async () => {
    const { queue, sent, view } = queueWith(['elsewhere', 'elsewhere']);
    queue.start('other', [act('a')]);
    await settled();
    expect(sent).toEqual([]);
    expect(view().elsewhere.map(({ id }) => id)).toEqual(['a']);
    queue.start('s', []);
    await settled();
    expect(sent).toEqual(['a', 'a', 'a']);
    expect(view().elsewhere).toEqual([]);
  });

  it('of another station are dropped only when a person says so', async () => {
    const { queue, kept, view } = queueWith([]);
    queue.start('other', []);
    queue.add(act('a'));
    await settled();
    expect(kept.size).toBe(1);
    queue.forgetElsewhere();
    expect([kept.size, view().elsewhere.length]).toEqual([0, 0]);
  });
});
