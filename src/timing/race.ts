/** An instant in UTC or a duration, in integer milliseconds. */
export type Ms = number;

export type Sex = 'M' | 'F' | 'X';

export type Language = 'en' | 'zh-CN' | 'ru';

/** A text as written by the organiser: one for all, or one for each language. */
export type LocalText = string | { [language in Language]?: string | undefined };

/**
 * A place on the course where passings are timed; `distance` in metres from the start. A `spotter` stands
 * before the finish for the announcer and makes no split.
 */
export interface TimingPoint {
  id: string;
  kind: 'start' | 'split' | 'spotter' | 'finish';
  distance: number;
  name?: LocalText | undefined;
  /** Where readers stand: points that share a mat (start and finish, out and back, laps) name the same; `id` where absent. */
  mat?: string | undefined;
  /** Which read of a passing makes the time; the last at a start, the first elsewhere, where absent. */
  counts?: 'first' | 'strongest' | 'last' | undefined;
  /** Instead of the race's passing gap. */
  passingGap?: Ms | undefined;
  /** Weaker reads do not count, in dBm. */
  minRssi?: number | undefined;
  /** Reads before this long after the first gun do not count. */
  notBefore?: Ms | undefined;
  /** Closed this long after the wave's gun: who passes later is out of time. */
  cutOff?: Ms | undefined;
}

/**
 * A group with its own gun. `start` is when the gun is planned and is only shown; `gun` is when it
 * was fired, where the race definition already knows it.
 */
export interface Wave {
  id: string;
  name?: LocalText | undefined;
  start?: Ms | undefined;
  gun?: Ms | undefined;
}

/** Who belongs: entrants of this sex (all, where absent) and of these ages, both ends included. */
export interface Category {
  id: string;
  name?: LocalText | undefined;
  sex?: Sex | undefined;
  minAge?: number | undefined;
  maxAge?: number | undefined;
}

/** The race as its organiser set it up. Points stand in course order: start first, finish last. */
export interface RaceDefinition {
  id: string;
  name: LocalText;
  /** Local date at the venue, `YYYY-MM-DD`. */
  date: string;
  /** IANA zone of the venue. */
  zone: string;
  points: TimingPoint[];
  waves: Wave[];
  categories: Category[];
  /** Which time makes the places. World Athletics: the gun time is the official one. */
  rankBy: 'gun' | 'chip';
  /** Whether categories go by the age on race day or at the end of the race's year. */
  ageRule: 'race-day' | 'year-end';
  /** Start reads count from the gun until this long after it. */
  startWindow: Ms;
  /** Reads of one chip at one point are one passing while no gap between them is longer. */
  passingGap: Ms;
  /** Chips that are nobody's, such as the crew's test chip. */
  ignoredChips?: string[] | undefined;
}

/** An athlete entered under a bib. */
export interface Entry {
  bib: string;
  /** Chip codes as upper-case hex or decimal text; a bib may carry several. */
  chips: string[];
  /** The name in its own script. */
  name: string;
  latinName?: string | undefined;
  sex: Sex;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  birthDate?: string | undefined;
  /** Three-letter World Athletics code, such as CHN, RUS, KAZ. */
  nationality?: string | undefined;
  club?: string | undefined;
  /** Wave id; the race's first wave where absent. */
  wave?: string | undefined;
  /** Category id, where the organiser chose it by hand; otherwise sex and age decide. */
  category?: string | undefined;
}
