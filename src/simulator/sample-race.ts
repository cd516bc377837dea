import { writeFileSync } from 'node:fs';
import type { Sex } from '../timing/model/race.ts';
import { Random } from './random.ts';
import { sampleNames, type Names } from './sample-names.ts';

/**
 * The sample race: a made-up 10 km in Kunming with made-up runners. Run this file with node to write
 * `resources/sample-race` again.
 */
const seed = 2026;
const raceYear = 2026;
const ageBands = [18, 35, 40, 45, 50, 55, 60, 65, 70];
const inFirstWave = 0.5;
const header = 'bib,chip,name,latin_name,sex,birth_date,nationality,club,wave,category';

/** Text of `race.json`. */
export function sampleRaceJson(): string {
  const race = {
    $schema: '../race.schema.json',
    id: 'kunming-10k-2026',
    name: { en: 'Kunming 10 km', 'zh-CN': '昆明十公里', ru: 'Куньмин, 10 км' },
    date: '2026-12-06',
    zone: 'Asia/Shanghai',
    points: [
      { id: 'start', kind: 'start', distance: 0 },
      { id: '5k', kind: 'split', distance: 5000 },
      { id: 'finish', kind: 'finish', distance: 10_000 },
    ],
    waves: [
      { id: 'A', name: { en: 'Wave A', 'zh-CN': 'A 区', ru: 'Волна A' }, ...gunAt('08:00:00') },
      { id: 'B', name: { en: 'Wave B', 'zh-CN': 'B 区', ru: 'Волна B' }, ...gunAt('08:03:00') },
    ],
    categories: [...categories('M'), ...categories('F')],
    rankBy: 'gun',
  };
  return `${JSON.stringify(race, null, 2)}\n`;
}

function gunAt(time: string) {
  const instant = `2026-12-06T${time}+08:00`;
  return { start: instant, gun: instant };
}

function categories(sex: 'M' | 'F') {
  const words =
    sex === 'M'
      ? { letter: 'M', en: 'Men', 'zh-CN': '男子', ru: 'Мужчины' }
      : { letter: 'W', en: 'Women', 'zh-CN': '女子', ru: 'Женщины' };
  return ageBands.map((minAge, index) => {
    const next = ageBands[index + 1];
    const ages = next === undefined ? `${minAge}+` : `${minAge}–${next - 1}`;
    return {
      id: `${words.letter}${minAge}`,
      name: {
        en: `${words.en} ${ages}`,
        'zh-CN': `${words['zh-CN']} ${next === undefined ? `${minAge} 岁以上` : `${ages} 岁`}`,
        ru: `${words.ru} ${ages}`,
      },
      sex,
      minAge,
      ...(next === undefined ? {} : { maxAge: next - 1 }),
    };
  });
}

interface Person {
  native: string;
  latin: string;
  sex: Sex;
  birthDate: string;
  nationality: string;
  club: string;
  wave: string;
}

/** Text of `entries.csv`. */
export function sampleEntriesCsv(): string {
  const random = new Random(seed);
  const seen = new Set<string>();
  const people = sampleNames.flatMap((names) =>
    Array.from({ length: names.runners }, () => person(names, seen, random)),
  );
  const bibs = new Map([
    ['A', 1001],
    ['B', 2001],
  ]);
  const lines = shuffled(people, random).map((one) => {
    const bib = bibs.get(one.wave) ?? 0;
    bibs.set(one.wave, bib + 1);
    const { native, latin, sex, birthDate, nationality, club, wave } = one;
    return {
      bib,
      cells: [bib, epc(bib, random), native, latin, sex, birthDate, nationality, club, wave, ''],
    };
  });
  lines.sort((one, other) => one.bib - other.bib);
  return [header, ...lines.map(({ cells }) => cells.join(','))].join('\n') + '\n';
}

function person(names: Names, seen: Set<string>, random: Random): Person {
  const sex = random.chance(0.4) ? 'F' : 'M';
  const { native, latin } = newName(names, sex, seen, random);
  const age = Math.min(77, Math.max(19, Math.round(random.normal(39, 13))));
  const month = String(random.whole(1, 12)).padStart(2, '0');
  const day = String(random.whole(1, 28)).padStart(2, '0');
  return {
    native,
    latin,
    sex,
    birthDate: `${raceYear - age}-${month}-${day}`,
    nationality: names.country,
    club: random.pick(names.clubs),
    wave: random.chance(inFirstWave) ? 'A' : 'B',
  };
}

function newName(names: Names, sex: Sex, seen: Set<string>, random: Random) {
  for (;;) {
    const family = random.pick(names.family);
    const given = random.pick(sex === 'F' ? names.women : names.men);
    const suffix = sex === 'F' ? names.feminine : { native: '', latin: '' };
    const parts = [`${family.native}${suffix.native}`, given.native];
    const native = (names.familyFirst ? parts : parts.reverse()).join(names.joint);
    if (seen.has(native)) continue;
    seen.add(native);
    const latinFamily = `${family.latin}${suffix.latin}`.toUpperCase();
    const latin = names.country === 'CHN' ? `${latinFamily} ${given.latin}` : `${given.latin} ${latinFamily}`;
    return { native, latin };
  }
}

/** 96 bits that look like those of a common chip; the bib keeps them apart. */
function epc(bib: number, random: Random): string {
  const digits = (value: number, count: number) => value.toString(16).toUpperCase().padStart(count, '0');
  return `E28011700000${digits(random.whole(0, 0xffff), 4)}${digits(random.whole(0, 0xfff), 4)}${digits(bib, 4)}`;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

if (import.meta.main) {
  const folder = new URL('../../resources/sample-race/', import.meta.url);
  writeFileSync(new URL('race.json', folder), sampleRaceJson());
  writeFileSync(new URL('entries.csv', folder), sampleEntriesCsv());
}
