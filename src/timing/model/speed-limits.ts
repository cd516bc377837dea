import type { Ms, RaceDefinition } from './race.ts';

/** What moves over the course, as far as speed goes. */
type Kind = 'runner' | 'guided' | 'chair' | 'handcycle';

/**
 * The fastest ever over a distance: metres and seconds, out of a flying start over the short ones and
 * downhill where such courses are raced. Runners: world records on road and track. Guided: visually impaired
 * athletes (T11 to T13). Chairs and handcycles: the fastest big-city races and their fastest miles downhill.
 */
const fastestEver: Record<Kind, readonly (readonly [metres: number, seconds: number])[]> = {
  runner: [
    [100, 8.65],
    [200, 18.5],
    [400, 43],
    [800, 100.9],
    [1000, 131.9],
    [1609, 223],
    [3000, 437.5],
    [5000, 755],
    [10_000, 1571],
    [21_097.5, 3402],
    [42_195, 7235],
    [100_000, 21_900],
  ],
  guided: [
    [100, 9.6],
    [400, 46.4],
    [1500, 228],
    [5000, 833],
    [10_000, 1780],
    [21_097.5, 3960],
    [42_195, 8480],
    [100_000, 25_500],
  ],
  chair: [
    [100, 5.2],
    [400, 23],
    [1000, 65],
    [1609, 115],
    [5000, 405],
    [10_000, 880],
    [21_097.5, 2250],
    [42_195, 4500],
    [100_000, 12_600],
  ],
  handcycle: [
    [100, 4.5],
    [400, 20],
    [1000, 54],
    [1609, 92],
    [5000, 320],
    [10_000, 680],
    [21_097.5, 1560],
    [42_195, 3330],
    [100_000, 9000],
  ],
};

/** The next record: so much of the fastest ever is still believed. */
const margin = 0.95;
/** Two readers' clocks may be so far apart without anybody having noticed. */
const clockTolerance: Ms = 2000;
/** Nothing that takes part in a race is faster over any leg: metres per millisecond. What would have to be was not there. */
const possible = 25 / 1000;

/** Divisions by name, in the languages of races that we know of; who has another one runs. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['handcycle', /hand.?(cycl|bik|krank)|\bH[1-5]\b|手摇|手搖|ручн|хэндбайк|хендбайк/iu],
  [
    'chair',
    /wheel|chair|push.?rim|roll.?st|fauteuil|silla|sedia|ruedas|\bT5[1-4]\b|轮椅|輪椅|車いす|коляс/iu,
  ],
  ['guided', /visual|blind|guide|impair|\bVI\b|\bT1[1-3]\b|视障|視障|盲|слабовид|незряч|слеп/iu],
];

function kindOf(division: string | undefined): Kind {
  return kinds.find(([, names]) => division !== undefined && names.test(division))?.[0] ?? 'runner';
}

/** How fast entrants of one division may be before their times are doubted. */
export interface SpeedLimit {
  /** The shortest time over so many metres that is believed, any leg of the course included. */
  shortest(metres: number): Ms;
}

/** Shorter than this nothing that takes part in a race needs for so many metres. */
export function shortestPossible(metres: number): Ms {
  return metres / possible;
}

const limits = new WeakMap<RaceDefinition, Map<string, SpeedLimit>>();

/** The limit of a division of a race (of those without one where absent): the race's own, else by the fastest ever. */
export function speedLimitOf(race: RaceDefinition, division: string | undefined): SpeedLimit {
  const known = limits.get(race) ?? new Map<string, SpeedLimit>();
  limits.set(race, known);
  const key = division ?? '';
  const limit = known.get(key) ?? makeLimit(race, division);
  known.set(key, limit);
  return limit;
}

function makeLimit(race: RaceDefinition, division: string | undefined): SpeedLimit {
  const own = race.limits?.find((limit) => (limit.division ?? '') === (division ?? ''));
  const secondsOver =
    own === undefined
      ? (metres: number) => margin * interpolated(fastestEver[kindOf(division)], metres)
      : (metres: number) => metres / own.metresPerSecond;
  const made = new Map<number, Ms>();
  return {
    shortest: (metres) => {
      const found =
        made.get(metres) ?? Math.max(shortestPossible(metres), 1000 * secondsOver(metres) - clockTolerance);
      made.set(metres, found);
      return found;
    },
  };
}

/** Between two distances the time grows by a power of the distance; before the first and after the last evenly. */
function interpolated(table: readonly (readonly [number, number])[], metres: number): number {
  const next = table.findIndex(([distance]) => distance >= metres);
  const [from, to] = [table[next - 1], table[next]];
  const edge = to === undefined ? table.at(-1)! : to;
  if (from === undefined || to === undefined) return (edge[1] * metres) / edge[0];
  const power = Math.log(to[1] / from[1]) / Math.log(to[0] / from[0]);
  return from[1] * (metres / from[0]) ** power;
}
