import { describe, expect, it } from 'vitest';
import { at, entrant, event, eventOf, guns, races, setUp } from './event.fixture.ts';
import { otherRaceOf } from './insight/other-race.ts';
import { runnerWarnings } from './insight/runner-warnings.ts';
import { act } from './timing.fixture.ts';
import { Timing } from './timing.ts';
import { resultRow } from './views/results-page.ts';

const minute = 60;

/** A whole marathon, half or 10 km, at even pace. */
const marathon = (bib: string, total: number, wave: 'M' | 'H' = 'M') => [
  at(bib, wave, 'start', 1),
  at(bib, wave, '5k', (total * 5) / 42.195),
  at(bib, wave, '10k', (total * 10) / 42.195),
  at(bib, wave, '30k', (total * 30) / 42.195),
  at(bib, wave, 'finish', total),
];
const half = (bib: string, total: number, wave: 'M' | 'H' = 'H') => [
  at(bib, wave, 'start', 2),
  at(bib, wave, '5k', (total * 5) / 21.0975),
  at(bib, wave, '10k', (total * 10) / 21.0975),
  at(bib, wave, 'finish', total),
];
const ten = (bib: string, total: number) => [
  at(bib, 'T', 'start', 3),
  at(bib, 'T', '5k', total / 2),
  at(bib, 'T', 'finish', total),
];

describe('races over one finish line', () => {
  const entries = [
    entrant('1', 'marathon'),
    entrant('2', 'marathon'),
    entrant('2001', 'half'),
    entrant('2002', 'half', { sex: 'F' }),
    entrant('5001', 'ten'),
  ];
  const timing = eventOf(entries, [
    ...marathon('1', 148 * minute),
    ...marathon('2', 200 * minute),
    ...half('2001', 65 * minute + 50),
    ...half('2002', 105 * minute),
    ...ten('5001', 31 * minute),
  ]);

  it('give each runner a time over the course of their own race, from its gun', () => {
    const times = entries.map(({ bib }) => [timing.raceOf(bib)?.race.id, timing.result(bib)?.gunTime]);
    expect(times).toEqual([
      ['marathon', 148 * minute * 1000],
      ['marathon', 200 * minute * 1000],
      ['half', (65 * minute + 50) * 1000],
      ['half', 105 * minute * 1000],
      ['ten', 31 * minute * 1000],
    ]);
    expect(entries.every(({ bib }) => timing.result(bib)?.status === 'finished')).toBe(true);
    expect(entries.flatMap(({ bib }) => timing.result(bib)?.flags)).toEqual([]);
  });

  it('have lists and counts of their own', () => {
    expect(timing.races.map((race) => race.list('overall'))).toEqual([
      ['1', '2'],
      ['2001', '2002'],
      ['5001'],
    ]);
    expect(timing.places('2002')).toMatchObject({ overall: 2, sex: 1 });
    expect(timing.race('half')?.counts()).toMatchObject({ entries: 2, finished: 2 });
    expect(timing.counts()).toMatchObject({ entries: 5, finished: 5 });
  });

  it('are closed each by itself', () => {
    const day = eventOf([...entries, entrant('9', 'half'), entrant('10', 'ten')], []);
    act(day, { type: 'race.close', race: 'half' });
    expect([day.result('9')?.status, day.result('10')?.status]).toEqual(['dns', 'entered']);
    act(day, { type: 'race.close' });
    expect(day.result('10')?.status).toBe('dns');
  });

  it('take an entry that names none by its wave, and say of one that names another that it is nowhere', () => {
    const { race: _, ...walkUp } = entrant('7', '');
    const day = eventOf([{ ...walkUp, wave: 'H' }, entrant('8', 'relay')], half('7', 90 * minute));
    expect(day.raceOf('7')?.race.id).toBe('half');
    expect(day.raceOf('8')).toBeUndefined();
    expect(runnerWarnings(day, '8')).toMatchObject([{ code: 'race-unknown', params: { race: 'relay' } }]);
  });
});

describe('a runner of another race', () => {
  const others = [...marathon('1', 148 * minute), ...half('2001', 66 * minute)];
  const entries = [
    entrant('1', 'marathon'),
    entrant('2001', 'half'),
    entrant('3', 'marathon'),
    entrant('4', 'half'),
  ];

  it.each([
    ['who ran the half from the own gun', half('3', 100 * minute, 'M'), 'half'],
    ['who ran the half with its gun', half('3', 100 * minute), 'half'],
    ['who ran all of the marathon', marathon('3', 240 * minute), null],
    ['who is on the way', marathon('3', 240 * minute).slice(0, 4), null],
    ['who missed one mat', marathon('3', 240 * minute).toSpliced(3, 1), null],
  ])('%s is told of', (_, seen, expected) => {
    const timing = eventOf(entries, [...others, ...seen]);
    expect(otherRaceOf(timing, '3')?.id ?? null).toBe(expected);
    const codes = runnerWarnings(timing, '3').map(({ code }) => code);
    expect(codes.includes('ran-other-race')).toBe(expected !== null);
  });

  it('who is entered in the half and ran the marathon is told of', () => {
    const timing = eventOf(entries, [...others, ...marathon('4', 240 * minute, 'H')]);
    expect(otherRaceOf(timing, '4')?.id).toBe('marathon');
  });

  it('stands in that race alone after one act, and comes back with undo', () => {
    const timing = eventOf(entries, [...others, ...half('3', 100 * minute)]);
    const before = timing.result('3');
    const change = act(timing, { type: 'entry.change', bib: '3', fields: { race: 'half' } });
    expect(timing.race('half')?.list('overall')).toEqual(['2001', '3']);
    expect(timing.race('marathon')?.result('3')).toBeUndefined();
    expect(timing.race('marathon')?.counts().entries).toBe(1);
    expect(timing.places('3')).toMatchObject({ overall: 2 });
    act(timing, { type: 'undo', target: change });
    expect(timing.result('3')).toEqual(before);
    expect(timing.race('half')?.list('overall')).toEqual(['2001']);
  });
});

describe('guns of several races', () => {
  it('are shared where races start in one wave', () => {
    const together = { ...event, races: races.map((race) => ({ ...race, waves: ['M'] })) };
    const timing = eventOf(
      [entrant('1', 'marathon'), entrant('2', 'half')],
      half('2', 90 * minute, 'M'),
      together,
    );
    expect(timing.result('2')).toMatchObject({ gunTime: 90 * minute * 1000, status: 'finished' });
  });

  it('are taken from the start mat from everybody who starts in the wave, whatever the race', () => {
    const definition = {
      ...event,
      sites: event.sites.map((site) => ({ ...site, waves: [{ id: 'M', start: guns.M }] })),
      races: races.map((race) => ({ ...race, waves: ['M'] })),
    };
    const entries = Array.from({ length: 12 }, (_, index) =>
      entrant(String(index), index % 2 === 0 ? 'marathon' : 'half'),
    );
    const timing = new Timing();
    timing.applyAll(setUp(entries, definition).slice(0, 2));
    for (const { bib } of entries) timing.observe(at(bib, 'M', 'start', 5 + Number(bib) / 4));
    expect(timing.gun('M')).toMatchObject({ source: 'mat', time: guns.M + 5000 });
  });

  it('of an entry are its own start, as a time or so long after the gun', () => {
    const entries = [
      entrant('1', 'ten', { start: { at: guns.T + 60_000 } }),
      entrant('2', 'ten', { start: { afterGun: 120_000 } }),
    ];
    const timing = eventOf(entries, [
      at('1', 'T', 'start', 61),
      at('1', 'T', 'finish', 60 + 31 * minute),
      at('2', 'T', 'start', 122),
      at('2', 'T', 'finish', 120 + 30 * minute),
    ]);
    expect(timing.result('1')).toMatchObject({
      gunTime: 31 * minute * 1000,
      chipTime: 31 * minute * 1000 - 1000,
    });
    expect(timing.race('ten')?.list('overall')).toEqual(['2', '1']);
  });
});

describe('a relay', () => {
  const relay = { ...races[0]!, id: 'relay', name: 'Relay', relay: { exchanges: ['10k', '30k'] } };
  const definition = { ...event, races: [...races, relay] };
  const team = entrant('900', 'relay', {
    chips: ['L1', 'L2', 'L3'],
    legs: [
      { name: 'One', chips: ['L1'] },
      { name: 'Two', chips: ['L2'] },
      { name: 'Three', chips: ['L3'] },
    ],
  });
  const run = [
    at('900', 'M', 'start', 1, 'L1'),
    at('900', 'M', '5k', 1000, 'L1'),
    at('900', 'M', '10k', 2000, 'L1'),
    // Who waits at the exchange is heard before the runner who comes in, and walks over the line with the team.
    at('900', 'M', '10k', 1500, 'L2'),
    at('900', 'M', '30k', 6500, 'L2'),
    at('900', 'M', '30k', 5000, 'L3'),
    at('900', 'M', 'finish', 9000, 'L3'),
    at('900', 'M', 'finish', 4000, 'L1'),
  ];

  it('counts each chip on its own leg alone', () => {
    const timing = eventOf([team], run, definition);
    const result = timing.result('900');
    expect(result).toMatchObject({ status: 'finished', gunTime: 9_000_000, flags: [], missed: [] });
    expect(result?.instants.map((time) => (time - guns.M) / 1000)).toEqual([1, 1000, 2000, 6500, 9000]);
    const legs = resultRow(timing, '900')?.legs?.map(({ name, time }) => [name, time! / 1000]);
    expect(legs).toEqual([
      ['One', 2000],
      ['Two', 4500],
      ['Three', 2500],
    ]);
  });

  it('that hands one chip on is timed like a runner', () => {
    const one = { ...team, chips: ['L1'], legs: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }] };
    const seen = ['start', '5k', '10k', '30k', 'finish'].map((mat, index) =>
      at('900', 'M', mat, [1, 1000, 2000, 6500, 9000][index]!, 'L1'),
    );
    expect(eventOf([one], seen, definition).result('900')).toMatchObject({
      status: 'finished',
      gunTime: 9_000_000,
    });
  });
});

describe('sites', () => {
  const almaty = {
    ...event,
    sites: [...event.sites, { ...event.sites[0]!, id: 'almaty', zone: 'Asia/Almaty' }],
    races: [...races, { ...races[0]!, id: 'marathon-almaty', site: 'almaty' }],
  };

  it('have bibs, waves and races of their own', () => {
    const actions = setUp([entrant('1', 'marathon')], almaty).map((action) =>
      action.type === 'event.define' ? action : { ...action, site: 'kunming' },
    );
    const theirs = setUp([entrant('1', 'marathon-almaty', { name: 'Other' })], almaty)
      .slice(1, 2)
      .map((action) => ({ ...action, id: 'almaty-list', station: 'A', site: 'almaty' }));
    const [home, away] = ['kunming', 'almaty'].map((site) => {
      const timing = new Timing(undefined, site);
      timing.applyAll([...actions, ...theirs]);
      return timing;
    });
    expect([home?.entry('1')?.name, away?.entry('1')?.name]).toEqual(['Runner 1', 'Other']);
    expect([home?.gun('M')?.time, away?.gun('M')]).toEqual([guns.M, null]);
    expect(home?.races.map(({ race }) => race.id)).toEqual(['marathon', 'half', 'ten']);
    expect(away?.races.map(({ race }) => race.id)).toEqual(['marathon-almaty']);
  });
});
