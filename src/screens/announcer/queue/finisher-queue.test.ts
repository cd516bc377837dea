import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';
import { FinisherQueue } from './finisher-queue.ts';
import { finisher } from './finishers.fixture.ts';

const empty = { ticks: [], takenBack: [] };
const queueOf = (rows: AnnouncedRow[], home: string | null = null) => {
  const queue = new FinisherQueue(empty, { home });
  queue.replace(rows);
  return queue;
};
const order = (queue: FinisherQueue) => queue.first(100, null).map(({ row }) => row.person.bib);
const said = (queue: FinisherQueue, bib: string) => queue.get(bib)?.facts.map(({ kind }) => kind);

describe('the order of reading', () => {
  it('goes by what is worth saying, then the newest come first', () => {
    const queue = queueOf([
      finisher('winner', 1, { places: { overall: 1, sex: 1, category: 1 } }),
      finisher('noted', 2, { note: 'Ran every one of the 40 editions' }),
      finisher('podium', 3, { places: { overall: 400, sex: 300, category: 3 } }),
      finisher('birthday', 4, { birthday: true, age: 50 }),
      finisher('kenyan', 5, { person: { nationality: 'KEN' } }),
      finisher('of a club', 6, { person: { club: 'Harriers' } }),
      finisher('plain', 7),
      finisher('newer', 8),
    ]);
    expect(order(queue)).toEqual([
      'winner',
      'noted',
      'birthday',
      'podium',
      'kenyan',
      'of a club',
      'newer',
      'plain',
    ]);
  });

  it('tells the first of a nation and of a club, the home country more than others', () => {
    const of = (nationality: string, club: string) => ({ person: { nationality, club } });
    const queue = queueOf(
      [
        finisher('1', 1, of('KEN', 'North')),
        finisher('2', 100, of('CHN', 'North')),
        finisher('3', 200, of('CHN', 'NORTH ')),
      ],
      'CHN',
    );
    expect(order(queue)).toEqual(['2', '1', '3']);
    expect(queue.get('2')?.facts[0]).toEqual({ kind: 'nation', nation: 'CHN', isHome: true });
    expect([said(queue, '1'), said(queue, '3')]).toEqual([['nation', 'club', 'category'], ['category']]);
    queue.change([], ['1']);
    expect(said(queue, '2')).toEqual(['nation', 'club', 'category']);
    queue.change([finisher('4', 50, of('CHN', 'North'))], []);
    expect([said(queue, '2'), said(queue, '4')]).toEqual([['category'], ['nation', 'club', 'category']]);
  });

  it('tells who of a club finish together, also of the one who came before', () => {
    const queue = queueOf(
      ['1', '2', '3', '4'].map((bib, at) => finisher(bib, at * 60, { person: { club: 'North' } })),
    );
    expect(said(queue, '4')).toEqual(['category']);
    queue.change([finisher('5', 185, { person: { club: 'North' } })], []);
    expect(queue.get('4')?.facts[0]).toEqual({ kind: 'clubmates', club: 'North', count: 2 });
    expect(queue.get('5')?.facts[0]).toEqual({ kind: 'clubmates', club: 'North', count: 2 });
  });

  it('tells the oldest and the youngest so far, once there are many', () => {
    const queue = queueOf(Array.from({ length: 19 }, (_, at) => finisher(String(at), at, { age: 30 + at })));
    expect(said(queue, '18')).toEqual(['category']);
    queue.change([finisher('19', 19, { age: 80 })], []);
    expect([said(queue, '0'), said(queue, '19')]).toEqual([
      ['youngest', 'category'],
      ['oldest', 'category'],
    ]);
    queue.change([finisher('20', 20, { age: 80 })], []);
    expect([said(queue, '19'), said(queue, '20')]).toEqual([['category'], ['category']]);
    queue.change([finisher('21', 21, { age: 81 })], []);
    expect([said(queue, '19'), said(queue, '21')]).toEqual([['category'], ['oldest', 'category']]);
  });
});

describe('who is ticked off', () => {
  it('is counted, stays so after a reload, and who came meanwhile is not', () => {
    const rows = [finisher('1', 1), finisher('2', 2), finisher('3', 3, { person: { race: 'half' } })];
    const queue = queueOf(rows);
    queue.tick('3');
    queue.tick('2');
    queue.tick('2');
    expect(queue.counts(null)).toEqual({ all: 3, unread: 1 });
    expect(queue.counts('half')).toEqual({ all: 1, unread: 0 });
    const again = new FinisherQueue(JSON.parse(JSON.stringify(queue.kept())));
    again.replace([...rows, finisher('4', 4)]);
    expect(again.counts(null)).toEqual({ all: 4, unread: 2 });
    expect(again.find('', 'read', null).map(({ row }) => row.person.bib)).toEqual(['2', '3']);
    expect(again.find('', 'unread', null).map(({ row }) => row.person.bib)).toEqual(['4', '1']);
  });

  it('is told where the finish is taken back, also while the screen was away, and is read again', () => {
    const queue = queueOf([finisher('1', 1), finisher('2', 2)]);
    queue.tick('1');
    queue.change([], ['1']);
    expect(queue.takenBack).toMatchObject([{ bib: '1', name: 'Runner 1' }]);
    expect(queue.counts(null)).toEqual({ all: 1, unread: 1 });
    queue.tick('2');
    const again = new FinisherQueue(queue.kept());
    again.replace([finisher('3', 3)]);
    expect(again.takenBack.map(({ bib }) => bib)).toEqual(['1', '2']);
    again.knowTakenBack();
    again.change([finisher('1', 1)], []);
    expect([again.takenBack, again.counts(null)]).toEqual([[], { all: 2, unread: 2 }]);
  });

  it('stays so where the void itself is taken back before anybody took note of it', () => {
    const queue = queueOf([finisher('1', 1)]);
    queue.tick('1');
    queue.change([], ['1']);
    queue.change([finisher('1', 1)], []);
    expect([queue.takenBack, queue.counts(null)]).toEqual([[], { all: 1, unread: 0 }]);
    queue.change([], ['1']);
    queue.change([finisher('1', 30)], []);
    expect([queue.takenBack, queue.counts(null)]).toEqual([[], { all: 1, unread: 1 }]);
  });
});

it('finds a bib before longer ones, names from their beginning, Latin names either way, and what is said', () => {
  const queue = new FinisherQueue(empty, { spoken: (name) => (name === '单雄' ? 'Shàn Xióng' : null) });
  queue.replace([
    finisher('10', 1),
    finisher('101', 2),
    finisher('7', 3, { person: { name: '李娜', latinName: 'LI Na' } }),
    finisher('8', 4, { person: { name: 'Иванов Пётр', latinName: 'Ivanov Petr' } }),
    finisher('9', 5, { person: { name: '单雄' } }),
  ]);
  const found = (text: string) => queue.find(text, 'all', null).map(({ row }) => row.person.bib);
  expect(
    ['10', '1', 'lina', 'nali', 'petr', 'петр', 'shan', '李', 'Runner 101', 'nobody'].map(found),
  ).toEqual([['10', '101'], ['101', '10'], ['7'], ['7'], ['8'], ['8'], ['9'], ['7'], ['101'], []]);
});

const step = fc.oneof(
  fc.record({
    bib: fc.integer({ min: 1, max: 15 }),
    seconds: fc.integer({ min: 0, max: 40 }),
    club: fc.constantFrom(null, 'North', 'South'),
    nationality: fc.constantFrom(null, 'KEN', 'CHN'),
    sex: fc.constantFrom(1, 300),
  }),
  fc.record({ gone: fc.integer({ min: 1, max: 15 }) }),
  fc.record({ tick: fc.integer({ min: 1, max: 15 }) }),
);

it('is after any changes what somebody who comes anew sees, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = new FinisherQueue(empty);
      const rows = new Map<string, AnnouncedRow>();
      for (const each of steps) {
        if ('tick' in each) queue.tick(String(each.tick));
        else if ('gone' in each) {
          rows.delete(String(each.gone));
          queue.change([], [String(each.gone)]);
        } else {
          const { bib, seconds, club, nationality, sex } = each;
          const row = finisher(String(bib), seconds, {
            age: 30 + bib,
            places: { overall: 400, sex, category: 50 },
            person: { club, nationality },
          });
          rows.set(row.person.bib, row);
          queue.change([row], []);
        }
        const fresh = new FinisherQueue({ ticks: queue.kept().ticks, takenBack: [] });
        fresh.replace([...rows.values()]);
        expect(queue.first(100, null)).toEqual(fresh.first(100, null));
        expect(queue.find('', 'all', null)).toEqual(fresh.find('', 'all', null));
        expect(queue.counts('marathon')).toEqual(fresh.counts('marathon'));
        const { all, unread } = queue.counts(null);
        expect([all, all - unread]).toEqual([rows.size, queue.find('', 'read', null).length]);
      }
    }),
  );
});

it('holds five finishers a second for ten minutes: each is found, the count is true, and none costs more than the first', () => {
  const queue = new FinisherQueue(empty, { home: 'CHN' });
  const clubs = Array.from({ length: 60 }, (_, at) => `Club ${at}`);
  const nations = ['CHN', 'KAZ', 'RUS', 'KEN', 'ETH', 'UZB'];
  let read = 0;
  const costs: number[] = [];
  for (let tenth = 0; tenth < 3000; tenth += 1) {
    const row = finisher(String(1000 + tenth), tenth / 5, {
      age: 18 + ((tenth * 7) % 60),
      places: { overall: tenth + 1, sex: tenth + 1, category: tenth + 1 },
      person: { club: clubs[tenth % clubs.length]!, nationality: nations[tenth % nations.length]! },
    });
    const began = performance.now();
    queue.change([row], []);
    costs.push(performance.now() - began);
    if (tenth % 15 === 0) {
      queue.tick(queue.first(1, null)[0]!.row.person.bib);
      read += 1;
    }
    expect(queue.counts(null)).toEqual({ all: tenth + 1, unread: tenth + 1 - read });
  }
  for (let bib = 1000; bib < 4000; bib += 1)
    expect(queue.find(String(bib), 'all', null)[0]?.row.person.bib).toBe(String(bib));
  const bibs = (scope: 'read' | 'unread') => queue.find('', scope, null).map(({ row }) => row.person.bib);
  expect(new Set([...bibs('read'), ...bibs('unread')]).size).toBe(3000);
  const median = (part: number[]) => part.toSorted((one, other) => one - other)[part.length >> 1]!;
  // The first hundreds are left out: they warm the machine up. A tenth of a millisecond is less than any clock is good for.
  expect(median(costs.slice(-500))).toBeLessThan(5 * median(costs.slice(500, 1000)) + 0.1);
});
