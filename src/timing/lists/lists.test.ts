import { describe, expect, it } from 'vitest';
import type { ListDefinition } from '../model/race.ts';
import { resultsPage } from '../views/results-page.ts';
import { teamsOf } from '../views/teams.ts';
import { act, entry, gun, passing, timingOf, only } from '../timing.fixture.ts';

/** Finishes after so many seconds from the gun, having started so long after it. */
const run = (bib: string, seconds: number, start = 0) => [
  passing(bib, 'start', start),
  passing(bib, 'finish', seconds),
];
const withLists = (...lists: ListDefinition[]) => ({ lists });

describe('lists', () => {
  const field = [entry('1'), entry('2'), entry('3'), entry('4')];
  const seen = [...run('1', 2400), ...run('2', 2410, 5), ...run('3', 2500, 300), ...run('4', 2490, 200)];

  it('the first ones by gun and the rest by chip: nobody by chip goes ahead of the first', () => {
    const timing = timingOf(field, seen, withLists({ id: 'elite', basis: { first: 2 } }));
    expect(only(timing).list('list:elite')).toEqual(['1', '2', '3', '4']);
    expect(only(timing).list('list:elite', 3)).toEqual(['1', '2', '3']);
    expect(['1', '2', '3', '4'].map((bib) => only(timing).place('list:elite', bib))).toEqual([1, 2, 3, 4]);
  });

  it('the same runner holds different places in lists by gun and by chip', () => {
    const timing = timingOf(field, seen, withLists({ id: 'net', basis: 'chip' }));
    expect(timing.places('3')).toEqual({ overall: 4, sex: 4, category: 4, lists: { 'list:net': 1 } });
  });

  it('the lists that every race has can be set by the race', () => {
    const timing = timingOf(field, seen, withLists({ id: 'overall', basis: 'chip', name: 'Net' }));
    expect(only(timing).list('overall')[0]).toBe('3');
    expect(only(timing).list('sex:M')[0]).toBe('1');
    expect(only(timing).lists()[0]).toMatchObject({ id: 'overall', name: 'Net' });
  });

  it('in the order at the line, whatever the gun', () => {
    const waves = [{ id: 'A' }, { id: 'B', gun: gun + 60_000 }];
    const timing = timingOf(
      [entry('1'), entry('2', { wave: 'B' })],
      [...run('1', 2400), ...run('2', 2430, 70)],
      {
        waves,
        lists: [{ id: 'line', order: 'line' }],
      },
    );
    expect(only(timing).list('overall')).toEqual(['2', '1']);
    expect(only(timing).list('list:line')).toEqual(['1', '2']);
  });

  it('of those whom the race names: sex, age, club, nation, wave', () => {
    const people = [
      entry('1', { sex: 'F', club: 'North', nationality: 'KAZ' }),
      entry('2', { sex: 'F', club: 'South', nationality: 'KAZ' }),
      entry('3', { club: 'North', nationality: 'CHN', birthDate: '1960-01-01' }),
    ];
    const timing = timingOf(
      people,
      [...run('1', 2400), ...run('2', 2410), ...run('3', 2420)],
      withLists(
        { id: 'women-north', entrants: { sex: 'F', clubs: ['North'] } },
        { id: 'kaz', entrants: { nationalities: ['KAZ'] } },
        { id: 'sixties', entrants: { minAge: 60, maxAge: 69 } },
        { id: 'b', entrants: { waves: ['B'] } },
      ),
    );
    const lists = ['women-north', 'kaz', 'sixties', 'b'].map((id) => only(timing).list(`list:${id}`));
    expect(lists).toEqual([['1'], ['1', '2'], ['3'], []]);
  });

  it('one for each club, and only so deep as the race says', () => {
    const people = ['1', '2', '3', '4'].map((bib) => entry(bib, { club: bib === '3' ? 'South' : 'North' }));
    const timing = timingOf(people, seen, withLists({ id: 'clubs', by: 'club', depth: 2 }));
    expect(only(timing).list('list:clubs:North')).toEqual(['1', '2']);
    expect(only(timing).place('list:clubs:North', '4')).toBeNull();
    expect(only(timing).lists().slice(-2)).toEqual([
      { id: 'list:clubs:North', finishers: 2, entrants: 3 },
      { id: 'list:clubs:South', finishers: 1, entrants: 1 },
    ]);
  });

  it('who has won a prize in an earlier list is left out of a later one, and the others move up', () => {
    const timing = timingOf(
      field,
      seen,
      withLists(
        { id: 'overall', prizes: 2 },
        { id: 'masters', basis: 'chip', prizes: 1, withoutWinnersOf: ['overall'] },
      ),
    );
    expect(only(timing).list('list:masters')).toEqual(['3', '4']);
    expect(only(timing).place('list:masters', '4')).toBe(2);
    expect(only(timing).place('list:masters', '1')).toBeNull();
  });

  it('wheelchairs and other divisions have lists of their own, and none of the runners’', () => {
    const people = [entry('1'), entry('2', { division: 'wheelchair' })];
    const timing = timingOf(people, [...run('1', 2400), ...run('2', 1500)]);
    expect(only(timing).list('overall')).toEqual(['1']);
    expect(only(timing).list('division:wheelchair')).toEqual(['2']);
    expect(timing.places('2')).toEqual({
      overall: null,
      sex: null,
      category: null,
      lists: { 'division:wheelchair': 1 },
    });
  });

  it('a page of any list shows its places, then its entrants who have none', () => {
    const timing = timingOf([...field, entry('5')], seen, withLists({ id: 'net', basis: 'chip' }));
    const page = resultsPage(only(timing), { list: 'list:net', offset: 0, limit: 9, q: '', asOf: 0 });
    expect(page.rows.map(({ person, place }) => [person.bib, place])).toEqual([
      ['3', 1],
      ['4', 2],
      ['1', 3],
      ['2', 4],
      ['5', null],
    ]);
  });
});

describe('teams', () => {
  const clubs = { 1: 'North', 2: 'South', 3: 'South', 4: 'North', 5: 'South', 6: 'Lone' };
  const people = Object.entries(clubs).map(([bib, club]) => entry(bib, { club }));
  const seen = [2400, 2401, 2402, 2700, 2800, 2900].flatMap((seconds, index) =>
    run(String(index + 1), seconds),
  );
  const teams = (score: 'time' | 'places') => {
    const list: ListDefinition = { id: 'team', teams: { of: 'club', count: 2, score } };
    return teamsOf(only(timingOf(people, seen, withLists(list))), 'list:team');
  };

  it('stand with their scorers, and an official sum, on the page of their list and on no other', () => {
    const list: ListDefinition = { id: 'team', teams: { of: 'club', count: 2, score: 'time' } };
    const ran = [...seen, passing('2', 'finish', 2400.4)];
    const timing = timingOf(people, ran, withLists(list));
    const page = (id: 'list:team' | 'overall') =>
      resultsPage(only(timing), { list: id, offset: 0, limit: 1, q: '', asOf: 0 });
    const [first] = teamsOf(only(timing), 'list:team');
    expect(page('list:team').teams?.[0]).toEqual({
      team: first?.team,
      place: 1,
      score: { time: Math.ceil(first!.score / 1000) * 1000 },
      scorers: first?.scorers.map((bib) => ({ bib, name: `Runner ${bib}` })),
    });
    expect(page('overall').teams).toBeUndefined();
    expect(
      only(timing)
        .lists()
        .flatMap(({ id, teams: scores }) => (scores ? [id] : [])),
    ).toEqual(['list:team']);
  });

  it('the first so many of each club score their times, and who has too few is no team', () => {
    expect(teams('time')).toEqual([
      { team: 'South', place: 1, score: 4_803_000, scorers: ['2', '3'] },
      { team: 'North', place: 2, score: 5_100_000, scorers: ['1', '4'] },
    ]);
  });

  it('or their places; equal sums are decided by the last scorer', () => {
    expect(teams('places').map(({ team, score }) => [team, score])).toEqual([
      ['South', 5],
      ['North', 5],
    ]);
  });
});

describe('the judges’ order', () => {
  const field = ['1', '2', '3'].map((bib) => entry(bib));
  const seen = [
    passing('1', 'finish', 2400.1),
    passing('2', 'finish', 2400.3),
    passing('3', 'finish', 2400.2),
  ];
  const places = (timing: ReturnType<typeof timingOf>) =>
    ['1', '2', '3'].map((bib) => only(timing).place('overall', bib));

  it('puts close finishers in order and leaves their times alone', () => {
    const timing = timingOf(field, seen);
    const order = act(timing, { type: 'order.set', list: null, bibs: ['2', '3', '1'] });
    expect(places(timing)).toEqual([3, 1, 2]);
    expect(timing.result('1')?.gunTime).toBe(2_400_100);
    act(timing, { type: 'undo', target: order });
    expect(places(timing)).toEqual([1, 3, 2]);
  });

  it('separates equal times, and a later order goes over an earlier one', () => {
    const timing = timingOf(
      field,
      ['1', '2', '3'].map((bib) => passing(bib, 'finish', 2400)),
    );
    expect(places(timing)).toEqual([1, 1, 1]);
    act(timing, { type: 'order.set', list: 'overall', bibs: ['3', '1'] });
    expect(places(timing)).toEqual([3, 1, 2]);
    expect(only(timing).place('sex:M', '3')).toBe(1);
    act(timing, { type: 'order.set', list: 'overall', bibs: ['1', '3'] });
    expect(places(timing)).toEqual([2, 1, 3]);
  });

  it('moves nobody who is not named', () => {
    const timing = timingOf([...field, entry('4')], [...seen, passing('4', 'finish', 2400.15)]);
    act(timing, { type: 'order.set', list: null, bibs: ['2', '1'] });
    expect(only(timing).list('overall')).toEqual(['2', '4', '3', '1']);
  });

  it('is kept when one of the named is disqualified or their time changes', () => {
    const timing = timingOf(field, seen);
    act(timing, { type: 'order.set', list: null, bibs: ['2', '3', '1'] });
    act(timing, { type: 'status.set', bib: '3', status: 'dq' });
    expect(only(timing).list('overall')).toEqual(['2', '1']);
    timing.observe(passing('1', 'finish', 2399));
    expect(only(timing).list('overall')).toEqual(['2', '1']);
  });
});
