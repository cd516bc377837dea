import { expect, it } from 'vitest';
import type { Language } from '../../../../timing/model/race.ts';
import { tellerOf } from '../reader.ts';
import { entryOf } from './entry-typed.ts';
import { nothingTyped } from './form.ts';
import { nextStep } from './next-step.ts';
import { html } from '../html.ts';
import { onlineRacePageOf } from './online-race-page.ts';
import { ownPageOf } from './own-page.ts';
import { aFile, aNow, aRace, aRun, someRuns } from './runs.fixture.ts';
import { startPageOf } from './start-page.ts';
import { tellingOf } from './telling.ts';
import { typedSeconds } from './typed-seconds.ts';

const languages = ['en', 'ru', 'zh-CN'] as const;
const tellerIn = (language: Language) => tellerOf({ language, chosen: false, embedded: false });
const en = tellerIn('en');
const text = (page: { live: Parameters<typeof html>[1] }) => html`${page.live}`.text;
const ownPage = (run: Parameters<typeof nextStep>[0], teller = en) =>
  text(ownPageOf({ run, secret: 's3cret', typed: nothingTyped, refused: [] }, teller));

it.each(languages)(
  'in each state one sentence in %s says what is next, and none is said of two',
  (language) => {
    const teller = tellerIn(language);
    const said = Object.values(someRuns).map((run) => nextStep(run, teller, tellingOf(run.race, teller)));
    expect(said.every((one) => one.length > 5)).toBe(true);
    // A clock that is off and a refusal are both: hand in a better file.
    expect(new Set(said).size).toBe(said.length - 1);
    for (const [state, run] of Object.entries(someRuns)) {
      // Words for the script have slots of their own.
      const page = ownPage(run, teller).replace(/data-words="[^"]*"/, '');
      expect(page, state).not.toMatch(/undefined|NaN|\{\{/);
      expect(page, state).not.toMatch(/cheat|жульнич|обман|作弊/i);
    }
  },
);

it('files are handed in from the first day of the race to the last one of handing in', () => {
  const has = (run: Parameters<typeof nextStep>[0]) => ownPage(run).includes('type="file"');
  expect(Object.fromEntries(Object.entries(someRuns).map(([state, run]) => [state, has(run)]))).toEqual({
    early: false,
    entered: true,
    late: false,
    unreadable: true,
    picture: true,
    checking: true,
    waits: true,
    'clock-off': true,
    asked: true,
    refused: true,
    accepted: false,
    withdrawn: false,
  });
});

it('a finding is told with its stretch, in the list and in the pictures', () => {
  const page = ownPage(someRuns['waits']!);
  expect(page).toContain('From 25 km to 30 km the run is 31 % faster than usual in it');
  expect(page).toContain('Tell us what it was');
  expect(page.match(/class="band review"/g)).toHaveLength(2);
  expect(page.match(/class="stretch review"/g)).toHaveLength(1);
});

it('what the organisers ask stands above, and the field to answer is open', () => {
  const page = ownPage(someRuns['asked']!);
  expect(page.indexOf('What happened between 25 and 30 km?')).toBeLessThan(page.indexOf('type="file"'));
  expect(page).toMatch(/<details class="more"\s+open>\s*<summary>Answer/);
});

it('what a picture shows is asked for, by fields of its own', () => {
  const page = ownPage(someRuns['picture']!);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page.indexOf('name="time"')).toBeLessThan(page.indexOf('type="file"'));
  expect(page).not.toContain('This is my run');
});

it('a clock that is off is moved by one press', () => {
  const page = ownPage(someRuns['clock-off']!);
  expect(page).toMatch(/name="hours"\s+value="8"/);
  expect(page).toContain('Move it by +8 h');
});

it('names and files of strangers are text', () => {
  const nasty = '"><script>alert(1)</script>';
  const run = aRun({
    entry: { ...aRun().entry, name: nasty },
    handedIn: [aFile({ name: nasty })],
    chosen: 'f1',
  });
  expect(ownPage(run)).not.toContain('<script');
  expect(text(startPageOf(run, 's3cret', 'https://x.example', en))).not.toContain('<script');
});

it('the QR code to wear is no key to the run', () => {
  const run = aRun();
  const drawn = (page: string) => page.slice(page.indexOf('class="bib"'));
  const one = drawn(text(startPageOf(run, 'one-secret', 'https://x.example', en)));
  const other = drawn(text(startPageOf(run, 'another-secret', 'https://x.example', en)));
  expect(one).toBe(other);
});

it('the way in follows the days of the entry and the number of places', () => {
  const event = { id: 'e', name: 'E' };
  const page = (race: Partial<typeof aRace>, entered = 10, now = aNow) =>
    text(onlineRacePageOf({ event, race: { ...aRace, ...race, entered }, hasResults: false }, now, en));
  expect(page({})).toContain('/events/e/online/online-marathon/enter');
  expect(page({}, 10, aRace.entries.from - 1)).toContain('Entries open on');
  expect(page({}, 10, aRace.entries.to + 1)).toContain('Entries are closed');
  expect(page({ limit: 10 })).toContain('All places are taken');
  expect(page({ accepts: { picture: false, declared: false } })).not.toContain('grade declared');
});

it('an entry is made of what was typed, or each wrong field is named', () => {
  const right = {
    name: ' Айгүл Нұрланова ',
    sex: 'F',
    birthDate: '1990-02-03',
    nationality: 'kz',
    publicName: 'initials',
    ownBest: '3:45:00',
    agrees: 'yes',
  };
  expect(entryOf(right, aRace, 'ru')).toEqual({
    entry: {
      name: 'Айгүл Нұрланова',
      sex: 'F',
      birthDate: '1990-02-03',
      nationality: 'KAZ',
      language: 'ru',
      publicName: 'initials',
      ownBest: 13_500,
      agrees: true,
    },
  });
  const wrong = (given: Record<string, string>, race = aRace) => {
    const made = entryOf({ ...right, ...given }, race, 'en');
    return 'wrong' in made ? made.wrong : {};
  };
  expect(entryOf({}, aRace, 'en')).toEqual({
    wrong: {
      name: 'online.wrong.needed',
      sex: 'online.wrong.choose',
      birthDate: 'online.wrong.needed',
      publicName: 'online.wrong.choose',
      agrees: 'online.wrong.agrees',
    },
  });
  expect(wrong({ birthDate: '31.12.1990' })).toEqual({ birthDate: 'online.wrong.date' });
  expect(wrong({ birthDate: '2030-01-01' })).toEqual({ birthDate: 'online.wrong.born' });
  expect(wrong({ birthDate: '2008-12-02' })).toEqual({ guardian: 'online.wrong.guardian' });
  expect(wrong({ birthDate: '2008-12-02', guardian: 'Olga' })).toEqual({});
  expect(wrong({ nationality: 'Kazakhstan' })).toEqual({ nationality: 'online.wrong.nationality' });
  expect(wrong({ email: 'nobody' })).toEqual({ email: 'online.wrong.email' });
  expect(wrong({ ownBest: 'fast' })).toEqual({ ownBest: 'online.wrong.time' });
  expect(wrong({ name: 'a\u0000b' })).toEqual({ name: 'online.wrong.characters' });
  expect(wrong({ name: 'x'.repeat(81) })).toEqual({ name: 'online.wrong.long' });
  const strict = { ...aRace, byCode: true, ask: { ...aRace.ask, club: 'required' as const } };
  expect(wrong({}, strict)).toEqual({ club: 'online.wrong.needed', code: 'online.wrong.needed' });
});

it.each([
  ['3:45:00', 13_500],
  ['03.45.10', 13_510],
  ['3：45：10', 13_510],
  ['3:60:00', undefined],
  ['0:00:00', undefined],
  ['225', undefined],
])('a time typed as %s is %s s', (typed, seconds) => {
  expect(typedSeconds(typed)).toBe(seconds);
});
