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
  /** Reads sooner after the runner's own start do not count. */
  minTime?: Ms | undefined;
  /** Whether a runner who was not seen here has missed a point; true for splits where absent. */
  required?: boolean | undefined;
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
 * A group with its own gun. `start` is when the gun is planned: a gun from the start mat is looked for around
 * it; `gun` is when it was fired, where the race definition already knows it.
 */
export interface Wave {
  id: string;
  name?: LocalText | undefined;
  start?: Ms | undefined;
  gun?: Ms | undefined;
  /** IANA zone of the site where this wave starts, for the clocks that are shown; the race's where absent. */
  zone?: string | undefined;
}

/** Who belongs: entrants of this sex (all, where absent) and of these ages, both ends included. */
export interface Category {
  id: string;
  name?: LocalText | undefined;
  sex?: Sex | undefined;
  minAge?: number | undefined;
  maxAge?: number | undefined;
}

/** How an official time is published: see `officialTime` in rounding.ts. */
export type Rounding = 'road' | 'tenth' | 'hundredth' | 'track' | 'down';

/** Who stands in a list; every condition that is there must hold. Ages are those of the categories, both ends included. */
export interface Entrants {
  sex?: Sex | undefined;
  minAge?: number | undefined;
  maxAge?: number | undefined;
  categories?: string[] | undefined;
  clubs?: string[] | undefined;
  nationalities?: string[] | undefined;
  waves?: string[] | undefined;
  /** Such as `wheelchair`; only entrants without a division where absent. */
  divisions?: string[] | undefined;
}

/** What one list is made for each of. */
export type Grouping = 'sex' | 'category' | 'division' | 'club' | 'nationality' | 'wave';

/** How teams are made of a list's finishers: the first `count` of a club or nation score. */
export interface TeamScoring {
  of: 'club' | 'nationality';
  count: number;
  /** What is added up; the smaller sum wins. */
  score: 'time' | 'places';
}

/**
 * A ranking. The ids `overall`, `sex`, `category` and `division` set the lists that every race has; any
 * other id adds one.
 */
export interface ListDefinition {
  id: string;
  name?: LocalText | undefined;
  /** Which time makes the places; the race's `rankBy` where absent. `first`: so many by gun, all after them by chip. */
  basis?: 'gun' | 'chip' | { first: number } | undefined;
  /** By time, or in the order at the finish line whatever the gun; by time where absent. */
  order?: 'time' | 'line' | undefined;
  entrants?: Entrants | undefined;
  /** One list for each value. */
  by?: Grouping | undefined;
  /** What shares a place: the same time to the millisecond (where absent), or the same time as it is published. */
  ties?: 'exact' | 'published' | undefined;
  /** So many places are listed; all where absent. */
  depth?: number | undefined;
  /** So many places win a prize; `depth` where absent. */
  prizes?: number | undefined;
  /** Lists before this one (definition ids) whose prize winners are left out of it. */
  withoutWinnersOf?: string[] | undefined;
  teams?: TeamScoring | undefined;
}

/** What becomes of a finisher who missed more required points than are allowed. */
export interface MissedPoints {
  allowed: number;
  beyond: 'review' | 'unranked' | 'dnf';
}

/** Entrants of a division who are faster over any leg are flagged and go to review. */
export interface DivisionLimit {
  /** Those without a division where absent. */
  division?: string | undefined;
  metresPerSecond: number;
}

/** The race as its organiser set it up. Points stand in course order: start first, finish last. */
export interface RaceDefinition {
  id: string;
  /** The site of its event. */
  site?: string | undefined;
  name: LocalText;
  /** `online`: everyone runs where they live, and their recordings are checked; `on-site` where absent. */
  kind?: 'on-site' | 'online' | undefined;
  /** Whether it holds a label, whose lists take only what its rules allow. */
  label?: string | undefined;
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
  /** `road` where absent. */
  rounding?: Rounding | undefined;
  /** The chip time of a runner without a start read: the gun time, or unknown (where absent). */
  noStartRead?: 'gun' | 'unknown' | undefined;
  /** The gun of a runner who started with another wave: their own wave's (where absent), or the one they started with. */
  otherWave?: 'own-gun' | 'started-gun' | undefined;
  /** Whether a gun that nobody fired is taken from the wave's first burst at the start mat; true where absent. */
  gunFromMat?: boolean | undefined;
  /** From so long before the planned start of a wave until so long after it its gun may be taken from the mat. */
  gunWindow?: { before: Ms; after: Ms } | undefined;
  /** What cut-offs run from: the wave's gun (where absent), the first gun of all, or the runner's own start. */
  cutOffFrom?: 'gun' | 'first-gun' | 'chip' | undefined;
  /** One is allowed, more go to review, where absent: real races reinstate one missed mat and nobody with two. */
  missedPoints?: MissedPoints | undefined;
  /** In the place of the limits by the fastest ever of `speed-limits.ts`. */
  limits?: DivisionLimit[] | undefined;
  /** Two finishers never further apart than this at any point but the start go to review; 100 ms where absent, null: off. */
  pairWithin?: Ms | null | undefined;
  /** Further apart than this, two witnesses of one finish differ; 1 s between mats and cameras, 3 s where a person is one. */
  witnessesWithin?: { mats: Ms; people: Ms } | undefined;
  /** Besides the lists that every race has, or in their place. */
  lists?: ListDefinition[] | undefined;
  /** Which age counts for entering; `ageRule` where absent. */
  entryAgeRule?: 'race-day' | 'year-end' | undefined;
  /** Nobody younger may enter. */
  minEntryAge?: number | undefined;
  /** Who runs it: one person, or teams that hand over at these points (ids, in course order). */
  relay?: { exchanges: string[] } | undefined;
}

/** A runner's own gun, for interval and rolling starts: an instant, or so long after the gun of the wave. */
export type OwnStart = { at: Ms } | { afterGun: Ms };

/** How much the evidence of a run is worth that nobody timed: a recording that passed every check, one that was let be, a picture, a word. */
export type EvidenceGrade = 'verified' | 'gps' | 'picture' | 'declared';

/** One leg of a relay team, in the order of the course. */
export interface RelayLeg {
  /** Who runs it. */
  name: string;
  latinName?: string | undefined;
  sex?: Sex | undefined;
  /** Chips that count on this leg alone; none where the team hands one chip on. */
  chips?: string[] | undefined;
}

/** An athlete, or a relay team, entered under a bib. */
export interface Entry {
  bib: string;
  /** Race id; the site's first race where absent. */
  race?: string | undefined;
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
  /** Such as `wheelchair`; runners have none. */
  division?: string | undefined;
  /** In the place of the wave's gun. */
  start?: OwnStart | undefined;
  /** Of a relay team. */
  legs?: RelayLeg[] | undefined;
  /** What the announcer should know, such as a first marathon; never published. */
  note?: string | undefined;
  /** Of somebody in an online race: how much the run's evidence is worth. */
  evidence?: EvidenceGrade | undefined;
}
