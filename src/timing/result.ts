import type { Ms } from './race.ts';

/** Something about a result that a person should know before reading it out. */
export type Flag =
  /** No read at the start line: the chip time is unknown. */
  | 'no-start-read'
  /** The only start read came just before the gun: the gun counts as the runner's start. */
  | 'start-before-gun'
  /** Started after the start window had closed. */
  | 'late-start'
  /** One or more points between start and finish have no passing. */
  | 'missed-point'
  /** Passings exist, but the gun of the wave was not fired. */
  | 'no-gun';

/** A runner's time at a timing point. Raw milliseconds: round only to show. */
export interface Split {
  point: string;
  /** The instant. */
  time: Ms;
  /** From the wave's gun. */
  gun: Ms;
  /** From the runner's own start; null while that is unknown. */
  chip: Ms | null;
  passing: string;
}

export type Status = 'entered' | 'running' | 'finished';

export interface Result {
  bib: string;
  status: Status;
  wave: string;
  category: string | null;
  /** In course order; only points that were passed. */
  splits: Split[];
  gunTime: Ms | null;
  chipTime: Ms | null;
  flags: Flag[];
}

/** Places in the three lists that every race has; null while there is none. */
export interface Places {
  overall: number | null;
  sex: number | null;
  category: number | null;
}
