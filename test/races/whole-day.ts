import type { Ms } from '../../src/timing/model/race.ts';
import type { ChipRead } from '../support/exact-mat.ts';

/** The first gun of a day of a marathon with its relay, a half and a 10 km; the half starts at 9:20, the 10 km at 9:55. */
export const gun = Date.parse('2026-12-06T08:00:00+08:00');
const guns = { M: 0, H: 80 * 60, T: 115 * 60 };

const split = (id: string, distance: number) => ({ id, kind: 'split', distance });
const course = (distance: number, ...splits: ReturnType<typeof split>[]) => [
  { id: 'start', kind: 'start', distance: 0 },
  ...splits,
  { id: 'finish', kind: 'finish', distance },
];
const [k5, k10, k30] = [split('5k', 5000), split('10k', 10_000), split('30k', 30_000)];

export const eventFile = {
  id: 'kunming',
  name: 'Kunming',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  waves: [
    { id: 'M', gun: '2026-12-06T08:00:00+08:00' },
    { id: 'H', gun: '2026-12-06T09:20:00+08:00' },
    { id: 'T', gun: '2026-12-06T09:55:00+08:00' },
  ],
  races: [
    { id: 'marathon', name: 'Marathon', waves: ['M'], points: course(42_195, k5, k10, k30) },
    { id: 'half', name: 'Half', waves: ['H'], points: course(21_097.5, k5, k10) },
    { id: 'ten', name: '10 km', waves: ['T'], points: course(10_000, k5) },
    {
      id: 'relay',
      name: 'Relay',
      waves: ['M'],
      points: course(42_195, k5, k10, k30),
      categories: [],
      relay: { exchanges: ['10k', '30k'] },
    },
  ],
  lists: [{ id: 'long', name: 'Marathon and relay', races: ['marathon', 'relay'] }],
};

/** The chip of a bib, or of one leg of its team. */
function chipOf(bib: string, leg = ''): string {
  return `E2${`${bib}${leg}`.padStart(22, '0')}`;
}

export const entriesCsv = [
  'bib,race,name,sex,chip,own start,legs',
  `1,marathon,Runner 1,M,${chipOf('1')},,`,
  `2,marathon,Runner 2,M,${chipOf('2')},,`,
  `3,marathon,Ran the half,M,${chipOf('3')},,`,
  `2001,half,Runner 2001,M,${chipOf('2001')},,`,
  `2002,half,Runner 2002,F,${chipOf('2002')},,`,
  `5001,ten,Runner 5001,M,${chipOf('5001')},,`,
  `5002,ten,Runner 5002,M,${chipOf('5002')},+0:30,`,
  `5003,ten,Runner 5003,M,${chipOf('5003')},9:56,`,
  `901,relay,Harriers,X,${['1', '2', '3'].map((leg) => chipOf('901', leg)).join(' ')},,Ann; Bo; Cy`,
].join('\n');

/** A chip over the mats: seconds after the gun of a wave, by mat. */
interface Run {
  chip: string;
  wave: keyof typeof guns;
  at: Record<string, number>;
  /** Seconds that the chip was on the mat before, by mat. */
  waited?: Record<string, number>;
}

const runs: Run[] = [
  { chip: chipOf('1'), wave: 'M', at: { start: 1, '5k': 1052, '10k': 2105, '30k': 6314, finish: 8880 } },
  { chip: chipOf('2'), wave: 'M', at: { start: 2, '5k': 1074, '10k': 2147, '30k': 6442, finish: 9060 } },
  { chip: chipOf('3'), wave: 'H', at: { start: 2, '5k': 995, '10k': 1991, finish: 4200 } },
  { chip: chipOf('2001'), wave: 'H', at: { start: 1, '5k': 936, '10k': 1872, finish: 3950 } },
  { chip: chipOf('2002'), wave: 'H', at: { start: 3, '5k': 1010, '10k': 2019, finish: 4260 } },
  { chip: chipOf('5001'), wave: 'T', at: { start: 1, '5k': 930, finish: 1860 } },
  { chip: chipOf('5002'), wave: 'T', at: { start: 31, '5k': 990, finish: 1950 } },
  { chip: chipOf('5003'), wave: 'T', at: { start: 61, '5k': 1050, finish: 2040 } },
  // The next runner stands on the mat, and walks over it with the one who came in.
  { chip: chipOf('901', '1'), wave: 'M', at: { start: 3, '5k': 1066, '10k': 2133 } },
  { chip: chipOf('901', '2'), wave: 'M', at: { '10k': 2135, '30k': 6399 }, waited: { '10k': 40 } },
  { chip: chipOf('901', '3'), wave: 'M', at: { '30k': 6401, finish: 9000 }, waited: { '30k': 60 } },
];

/** The reads of a mat in order of time: at a start the last one counts, elsewhere the first. */
export function readsAt(mat: string): ChipRead[] {
  return runs
    .flatMap(({ chip, wave, at, waited }) => {
      const seconds = at[mat];
      if (seconds === undefined) return [];
      const time: Ms = gun + (guns[wave] + seconds) * 1000;
      const before = Array.from({ length: (waited?.[mat] ?? 0) / 4 }, (_, index) => -4000 * (index + 1));
      const around = mat === 'start' ? [-400, 0] : [0, 400];
      return [...before, ...around].map((offset) => ({ chip, time: time + offset }));
    })
    .sort((one, other) => one.time - other.time);
}
