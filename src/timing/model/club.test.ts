import { expect, it } from 'vitest';
import { teamsOf } from '../views/teams.ts';
import { Timing } from '../timing.ts';
import { actionMaker, entry, gun, importOf, passing, race, only } from '../timing.fixture.ts';

const clubs = [
  'Harriers',
  'harriers',
  'HARRIERS ',
  'Café Läufer',
  'Cafe\u0301 Läufer',
  'Road  Runners',
  'Road\u00A0Runners',
  'Hｏme\u200B Owls',
  'HOME OWLS',
  'Harriers B',
];
const definition = {
  ...race,
  lists: [
    { id: 'teams', teams: { of: 'club' as const, count: 2, score: 'time' as const } },
    { id: 'clubs', by: 'club' as const },
    { id: 'town', entrants: { clubs: ['HARRIERS'] } },
  ],
};

function raceOf() {
  const act = actionMaker();
  const timing = new Timing();
  timing.applyAll([
    act({ type: 'race.define', race: definition }),
    act(importOf(clubs.map((club, at) => entry(String(at + 1), { club })))),
    act({ type: 'gun.fire', wave: 'A', gun }),
  ]);
  timing.replacePassings(clubs.map((_, at) => passing(String(at + 1), 'finish', 2400 + at)));
  return { timing, act };
}

it('is one however its name is written in case, blanks and Unicode form', () => {
  const { timing } = raceOf();
  expect(teamsOf(only(timing), 'list:teams').map(({ team, scorers }) => [team, scorers])).toEqual([
    ['Harriers', ['1', '2']],
    ['Café Läufer', ['4', '5']],
    ['Road Runners', ['6', '7']],
    ['Hｏme Owls', ['8', '9']],
  ]);
  expect(only(timing).list('list:clubs:Harriers')).toEqual(['1', '2', '3']);
  expect(only(timing).list('list:town')).toEqual(['1', '2', '3']);
  expect(timing.entry('3')?.club).toBe('Harriers');
});

it('has the first spelling also where an entry is changed on race day', () => {
  const { timing, act } = raceOf();
  timing.applyAll([act({ type: 'entry.change', bib: '10', fields: { club: ' hArRiErS' } })]);
  expect(timing.entry('10')?.club).toBe('Harriers');
  expect(only(timing).list('list:clubs:Harriers')).toEqual(['1', '2', '3', '10']);
});
