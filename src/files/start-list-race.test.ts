import { describe, expect, it } from 'vitest';
import { entrant, event } from '../timing/event.fixture.ts';
import { siteRacesOf } from '../timing/model/event.ts';
import { parseStartList } from './start-list.ts';

const site = siteRacesOf(event, null)!;
const parsed = (text: string, ofRace?: string) =>
  parseStartList(text, 'list.csv', site, [entrant('99', 'half')], ofRace);
const races = (text: string, ofRace?: string) => {
  const list = parsed(text, ofRace);
  return list.ok ? list.value.entries.map(({ race }) => race) : list.problems.map(({ code }) => code);
};

describe('a start list of several races', () => {
  it.each([
    ['Race', ['marathon', 'HALF', '10 km']],
    ['Contest', ['Marathon', 'Half', '10 km']],
    ['Distance', ['42.195', '21.1 km', '10km']],
    ['Event', ['Full Marathon', 'Half-Marathon', '10K']],
    ['Дистанция', ['Марафон', 'Полумарафон', '10 км']],
    ['Дистанция', ['42,2 км', '21,1', '10000 м']],
    ['项目', ['全程马拉松', '半程马拉松', '10公里']],
    ['组别', ['全马', '半马', '10公里']],
    ['Division', ['Marathon', 'Half', '10 km']],
  ])('has the race in a column "%s": %s', (heading, [one, two, three]) => {
    const text = `bib,name,sex,"${heading}"\n1,A,M,"${one}"\n2,B,F,"${two}"\n3,C,M,"${three}"`;
    expect(races(text)).toEqual(['marathon', 'half', 'ten']);
  });

  it('is refused where a line names a race that is not there, or none', () => {
    expect(races('bib,name,sex,race\n1,A,M,marathon\n2,B,F,ultra')).toEqual(['race-unknown']);
    expect(races('bib,name,sex,race\n1,A,M,marathon\n2,B,F,')).toEqual(['race-needed']);
    expect(races('bib,name,sex\n1,A,M')).toEqual(['race-needed']);
  });

  it('needs no column for the race of one race, or where waves say it', () => {
    expect(races('bib,name,sex\n1,A,M\n2,B,F', 'half')).toEqual(['half', 'half']);
    expect(races('bib,name,sex,wave\n1,A,M,M\n2,B,F,H')).toEqual([undefined, undefined]);
  });

  it('leaves the race of who is entered already alone where it does not say it', () => {
    const list = parsed('bib,club\n99,Harriers');
    expect(list.ok && list.value.fields).toEqual(['club']);
  });
});
