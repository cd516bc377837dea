import { describe, expect, it } from 'vitest';
import { event, guns, races } from '../timing/event.fixture.ts';
import { siteRacesOf } from '../timing/model/event.ts';
import { parseStartList } from './start-list.ts';

const relay = { ...races[0]!, id: 'relay', name: 'Relay', relay: { exchanges: ['10k', '30k'] } };
const site = siteRacesOf({ ...event, races: [...races, relay] }, null)!;

function parsed(...lines: string[]) {
  const list = parseStartList(lines.join('\n'), 'list.csv', site, []);
  return list.ok ? list.value.entries : list.problems.map(({ code, line }) => `${line} ${code}`);
}

describe('relay teams in a start list', () => {
  const heading = 'bib,race,name,sex,chip,legs';

  it('have as many chips as legs, in the same order', () => {
    expect(parsed(heading, '900,relay,Harriers,X,A1 A2 A3,Ann; Bo; Cy')).toMatchObject([
      {
        chips: ['A1', 'A2', 'A3'],
        legs: [
          { name: 'Ann', chips: ['A1'] },
          { name: 'Bo', chips: ['A2'] },
          { name: 'Cy', chips: ['A3'] },
        ],
      },
    ]);
  });

  it('hand on the only chip that they have, and may have a column for each leg', () => {
    expect(
      parsed('bib,race,name,sex,chip,棒次1,棒次2,棒次3', '900,relay,Harriers,X,A1,Ann,Bo,Cy'),
    ).toMatchObject([{ chips: ['A1'], legs: [{ name: 'Ann' }, { name: 'Bo' }, { name: 'Cy' }] }]);
  });

  it('are refused where legs and chips do not fit the course', () => {
    expect(
      parsed(
        heading,
        '900,relay,Harriers,X,A1 A2,Ann; Bo; Cy',
        '901,relay,Runners,X,B1,Ann; Bo',
        '1,marathon,Ann,F,C1,Ann; Bo; Cy',
        '2,marathon,Bo,M,C2,',
      ),
    ).toEqual(['2 legs-chips', '3 legs-count', '4 legs-none']);
  });
});

describe('own starts in a start list', () => {
  const start = (cell: string) => {
    const [entry] = parsed('bib,race,name,sex,own start', `1,ten,Ann,F,${cell}`);
    return typeof entry === 'string' ? entry : entry?.start;
  };

  it.each([
    ['+0:30', { afterGun: 30_000 }],
    ['+1:05:00', { afterGun: 3_900_000 }],
    ['+0:30.5', { afterGun: 30_500 }],
    ['9:01', { at: guns.T + 60_000 }],
    ['09:01:30', { at: guns.T + 90_000 }],
    ['', undefined],
    ['9:01 am', '2 own-start'],
    ['25:00:00', '2 own-start'],
    ['+0:75', '2 own-start'],
  ])('%s', (cell, expected) => {
    expect(start(cell)).toEqual(expected);
  });

  it('are never taken from a start time, which lists have for the planned start of everybody', () => {
    expect(parsed('bib,race,name,sex,start time', '1,ten,Ann,F,09:00:00')).toMatchObject([
      { start: undefined },
    ]);
  });
});
