import type { Ruling } from './actions.ts';
import type { Ms } from './race.ts';
import type { Passing } from './read.ts';

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
  /** Heard at a point, and not so that it fits what was heard elsewhere. */
  | 'does-not-fit'
  /** Faster over a leg than the limit of the division. */
  | 'too-fast'
  /** A time is by a reader that is off, and no other heard the runner there. */
  | 'reader-off'
  /** Heard at the finish line more than once, and the first time need not be the finish. */
  | 'finish-unsure'
  /** Passings exist, but the gun of the wave was not fired. */
  | 'no-gun'
  /** Nobody fired the gun: it was taken from the start mat. */
  | 'gun-from-mat'
  /** Started with another wave than their own. */
  | 'other-wave'
  /** Read at the start more than once, minutes apart: the last one counts. */
  | 'start-unsure'
  /** Witnesses of the finish are further apart than the race allows. */
  | 'witnesses-differ'
  /** A time that counts is when the read came out of a buffer: the laptop had stood still. It may have been earlier. */
  | 'time-uncertain'
  /** Ruled DNS but seen on the course, or DNF without a rule but seen at the finish. */
  | 'status-doubtful';

/** A runner's time at a timing point. Raw milliseconds: round only to show. */
export interface Split {
  point: string;
  /** The instant. */
  time: Ms;
  /** From the wave's gun. */
  gun: Ms;
  /** From the runner's own start; null while that is unknown. */
  chip: Ms | null;
}

/** `review`: finished, but not ranked until somebody says `ok`. */
export type Status = 'entered' | 'running' | 'finished' | 'dns' | 'dnf' | 'dq' | 'out-of-time' | 'review';

/** Why a finisher is in review. */
export type Doubt =
  /** Missed more points than the race allows. */
  | 'missed-points'
  /** Faster over a leg than the limit of the division. */
  | 'too-fast'
  /** The finish is by a reader that is off. */
  | 'reader-off'
  /** What was heard elsewhere speaks against this finish, and no other fits better. */
  | 'finish-unsure'
  /** Two chips together all the way: perhaps one person carries both. */
  | 'chip-pair';

export interface Result {
  bib: string;
  status: Status;
  /** Whether the runner takes a place in lists. */
  ranked: boolean;
  wave: string;
  /** The gun that the times run from; null before it was fired. */
  gun: Ms | null;
  category: string | null;
  /** What chip times run from: the runner's own start; null while that is unknown. */
  start: Ms | null;
  /** Points that were passed, in course order, and when. Kept for everybody, DQ too. See {@link splitsOf}. */
  passed: readonly string[];
  instants: readonly Ms[];
  gunTime: Ms | null;
  chipTime: Ms | null;
  /** What the finish is by; null without a finish. */
  evidence: Passing['source'] | null;
  flags: readonly Flag[];
  /** Required points before the furthest one passed where the runner was not heard. */
  missed: readonly string[];
  /** Points where the runner was heard, and not so that it fits what was heard elsewhere. */
  unfit: readonly string[];
  doubts: readonly Doubt[];
  /** What a person decided; null where the passings alone decide. */
  ruling: { status: Ruling; rule: string | null; reason: string | null; action: string } | null;
}

/** The times at the points that a runner passed, in course order. */
export function splitsOf({ gun, start, passed, instants }: Result): Split[] {
  return passed.map((point, index) => {
    const time = instants[index]!;
    return { point, time, gun: time - (gun ?? time), chip: start === null ? null : time - start };
  });
}

/** Places in the lists that every race has, null while there is none, and in further ones by list id. */
export interface Places {
  overall: number | null;
  sex: number | null;
  category: number | null;
  lists?: Record<string, number> | undefined;
}
