import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, ChipStation } from './chip-station.ts';

describe('a chip that is somebody’s', () => {
  const station = new ChipStation();
  beforeAll(() =>
    station.start(
      [
        'bib,name,sex,chip,wave',
        '1,Anna Berg,F,AA01,A',
        '2,Bob Tal,M,,B',
        '3,Dina Ost,F,AA0D,A',
        '5,Eva Lind,F,AA02,A',
        '6,李娜,F,AA03,A',
        '7,Fred Holm,M,AA07,A',
        '8,Gus Ek,M,AA08,A',
      ],
      [
        [1, 'AA01', 'start'],
        [2, 'AA02', 'start'],
        [3, 'AA03', 'start'],
        [4, 'AA07', 'start'],
        [2400, 'AA01', 'finish'],
        [2410, 'AA02', 'finish'],
        [2420, 'AA03', 'finish'],
        [3602, 'AA01', 'start'],
        [6300, 'AA01', 'finish'],
      ],
    ),
  );
  afterAll(() => station.end());

  it('is not given away by a slip: the refusal names whose it is and what they finished in', async () => {
    const before = await station.results();
    expect(before).toMatchObject({ 5: ['finished', 2410], 6: ['finished', 2420] });
    const refused = await station.post('chips', { chip: 'aa03', bib: '5' });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        problems: [
          { code: 'chip-taken', params: { bib: '6', name: '李娜', context: 'finished', time: '0:40:20' } },
        ],
      },
    });
    expect(refused.body.problems?.[0]?.message).toContain("bib 6's, 李娜, who finished by it in 0:40:20");
    expect(
      (await station.post('chips', { chip: 'AA07', bib: '5' })).body.problems?.[0]?.params,
    ).toMatchObject({
      bib: '7',
      context: 'seen',
      count: 1,
    });
    expect(
      (await station.post('chips', { chip: 'AA0D', bib: '5' })).body.problems?.[0]?.params,
    ).toMatchObject({
      bib: '3',
      context: 'unseen',
    });
    expect(await station.results()).toEqual(before);
  });

  it('is given away where the call names whom it is taken from, as it was previewed', async () => {
    const before = await station.results();
    expect(await station.refused('chips', { chip: 'AA03', bib: '5', takeFrom: '1' })).toEqual(['chip-taken']);
    const preview = await station.post('preview', {
      actions: [{ type: 'chip.assign', chip: 'AA03', bib: '5' }],
    });
    // Bib 5 finishes no sooner, but starts by two chips from then on.
    expect(preview.body).toMatchObject({
      changed: 2,
      runners: [
        {
          bib: '5',
          before: { gun: 2_410_000, chip: 2_408_000 },
          after: { gun: 2_410_000, chip: 2_407_000 },
        },
        {
          bib: '6',
          person: { name: '李娜' },
          before: { status: 'finished', gun: 2_420_000 },
          after: { status: 'entered', gun: null },
        },
      ],
    });
    const given = await station.done('chips', { chip: 'AA03', bib: '5', takeFrom: '6' });
    expect(await station.results()).toMatchObject({ 5: ['finished', 2410], 6: ['entered', null] });
    await station.done('undo', { target: given });
    expect(await station.results()).toEqual(before);
  });

  it('goes to a second runner from a moment on, and the first one keeps the result', async () => {
    expect(await station.refused('chips', { chip: 'AA01', bib: '2' })).toEqual(['chip-taken']);
    expect(await station.refused('chips', { chip: 'AA01', bib: '2', from: at(3000) })).toEqual([
      'chip-taken',
    ]);
    await station.done('chips', { chip: 'AA01', bib: '2', from: at(3000), takeFrom: ['1'] });
    expect(await station.results()).toMatchObject({ 1: ['finished', 2400], 2: ['finished', 2700] });
    expect(await station.get('entries/1')).toMatchObject({
      chips: [{ chip: 'AA01', from: null, until: at(3000) }],
      passings: [{ point: 'start' }, { point: 'finish' }],
    });
    // Now it is two runners' chip: whoever takes all of it must name both.
    expect(await station.refused('chips', { chip: 'AA01', bib: '5' })).toEqual(['chip-taken', 'chip-taken']);
    expect(await station.refused('chips', { chip: 'AA01', bib: '5', takeFrom: '2' })).toEqual(['chip-taken']);
  });

  it('is asked of nobody where nobody has it, or its runner was taken off the list', async () => {
    await station.done('chips', { chip: 'BB01', bib: '5' });
    await station.done('entries/withdraw', { bib: '8' });
    await station.done('chips', { chip: 'AA08', bib: '5' });
    expect(await station.get('entries/5')).toMatchObject({
      chips: [{ chip: 'AA02' }, { chip: 'BB01' }, { chip: 'AA08' }],
    });
  });

  it('is not given where the race ignores it, since it would count for nobody', async () => {
    expect(await station.refused('chips', { chip: 'ffff', bib: '5' })).toEqual(['chip-ignored']);
    expect(await station.refused('entries/change', { bib: '3', fields: { chips: ['FFFF'] } })).toEqual([
      'chip-ignored',
    ]);
  });

  it('is not taken or lost by a change of the entry either', async () => {
    const change = (bib: string, chips: string[] | null, more = {}) =>
      ['entries/change', { bib, fields: { chips }, ...more }] as const;
    expect(await station.refused(...change('5', ['AA02', 'AA03']))).toEqual(['chip-taken']);
    expect(await station.refused(...change('6', ['CC09']))).toEqual(['chip-dropped']);
    expect(await station.refused(...change('6', null))).toEqual(['chip-dropped']);
    await station.done(...change('6', ['CC09', 'AA03']));
    await station.done(...change('3', ['CC0D']));
    expect(await station.results()).toMatchObject({ 6: ['finished', 2420] });
    await station.done(...change('6', ['CC09'], { takeFrom: '6' }));
    expect(await station.results()).toMatchObject({ 6: ['entered', null] });
  });

  it('stays as it was handed over when the station starts again', async () => {
    const before = await station.results();
    await station.restart();
    expect(await station.results()).toEqual(before);
    expect(before).toMatchObject({ 1: ['finished', 2400], 2: ['finished', 2700] });
  });
});

describe('a chip map', () => {
  const runners = 3000;
  const chipOf = (bib: number) => `E2003412DC03011A${String(bib).padStart(8, '0')}`;
  const bibs = Array.from({ length: runners }, (_, index) => index + 1);
  const station = new ChipStation();
  beforeAll(() =>
    station.start(
      ['bib,name,sex,chip', ...bibs.map((bib) => `${bib},Runner ${bib},M,${chipOf(bib)}`)],
      [
        [2400, chipOf(1), 'finish'],
        [2410, chipOf(2), 'finish'],
      ],
    ),
  );
  afterAll(() => station.end());
  const shifted = bibs.slice(0, -1).map((bib) => ({ chip: chipOf(bib), bib: String(bib + 1) }));
  const firstTwo = async () => {
    const { 1: one, 2: two, 3: three } = await station.results();
    return [one?.[1], two?.[1], three?.[1]];
  };

  it('that takes a chip from a bib which gets none for it names that bib', async () => {
    const { body } = await station.post('chips/map', { assign: shifted });
    expect(body.problems).toMatchObject([{ code: 'chip-taken', params: { bib: '1' } }]);
    expect(await station.refused('chips/map', { assign: shifted.slice(0, 1) })).toEqual(['chip-taken']);
  });

  it('that gives one chip to two bibs, or a chip to nobody, is refused', async () => {
    const twice = [...shifted, { chip: chipOf(5).toLowerCase(), bib: '9' }];
    expect(await station.refused('chips/map', { assign: twice, takeFrom: ['1'] })).toEqual(['chip-to-two']);
    expect(await station.refused('chips/map', { assign: [{ chip: 'AA', bib: '9999' }] })).toEqual([
      'bib-unknown',
    ]);
    const wrong = bibs.slice(0, 60).map((bib) => ({ chip: `F${bib}`, bib: String(10_000 + bib) }));
    const codes = await station.refused('chips/map', { assign: wrong });
    expect([codes.length, codes.at(-1)]).toEqual([51, 'more-problems']);
  });

  it('of a whole race is one act in the log, and one undo takes all of it back', async () => {
    expect(await firstTwo()).toEqual([2400, 2410, null]);
    const map = await station.done('chips/map', { assign: shifted, takeFrom: ['1'] });
    expect(await firstTwo()).toEqual([null, 2400, 2410]);
    expect(await station.get(`entries/${runners}`)).toMatchObject({
      chips: [{ chip: chipOf(runners) }, { chip: chipOf(runners - 1) }],
    });
    await station.restart();
    expect(await firstTwo()).toEqual([null, 2400, 2410]);
    await station.done('undo', { target: map });
    expect(await firstTwo()).toEqual([2400, 2410, null]);
  });
});
