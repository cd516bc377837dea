import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChipStation } from './chip-station.ts';

interface Warned {
  warnings: { code: string }[];
}

describe('the chip check at sign-on', () => {
  const station = new ChipStation();
  beforeAll(() =>
    station.start(
      ['bib,name,sex,chip,wave', '1,Anna Berg,F,AA01,A', '2,Bob Tal,M,AA02,A', '3,Dina Ost,F,,A'],
      [
        [-3600, 'AA01', 'chip-check'],
        [-3590, 'E2000001', 'Chip Check'],
      ],
    ),
  );
  afterAll(() => station.end());
  const progress = () => station.get('check');

  it('leaves nothing in the race: no passing, no start, no unknown chip, no warning', async () => {
    expect(await station.results()).toMatchObject({ 1: ['entered', null] });
    expect(await station.get('entries/1')).toMatchObject({ passings: [] });
    const { warnings } = (await station.get('warnings')) as Warned;
    const codes = warnings.map(({ code }) => code);
    expect(codes).not.toContain('unknown-mat');
    expect(codes).not.toContain('unknown-at-finish');
  });

  it('counts who was checked and names who was not', async () => {
    expect(await progress()).toMatchObject({
      entries: 3,
      checked: 1,
      withoutChip: 1,
      rows: [
        { person: { bib: '2' }, chips: 1 },
        { person: { bib: '3' }, chips: 0 },
      ],
    });
  });

  it('takes what a scanner types, and remembers all of it after a restart', async () => {
    const { body } = await station.post('check/chips', { chip: 'aa02' });
    expect(body).toMatchObject({ check: { verdict: 'right', person: { bib: '2' }, reader: 'keyboard' } });
    await station.restart();
    expect(await progress()).toMatchObject({ checked: 2, missing: 1 });
    expect(await station.get('entries/2')).toMatchObject({ passings: [] });
  });
});
