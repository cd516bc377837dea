import type { Place } from '../measure/gcj02.ts';
import type { TrackComparison } from './compare.ts';

/** Another run that this one is compared with. */
export interface OtherRun {
  /** What the organiser calls it: a bib, or the name of a course. */
  name: string;
  /** Handed in for the same entry: the same run again is no copy. */
  isOwn: boolean;
  /** The very same bytes. */
  isSameFile: boolean;
  comparison: TrackComparison;
}

/** A published way, and how far from it the run lies (`acrossFrom`). */
export interface KnownWay {
  name: string;
  across: number;
  acrossMost: number;
}

/** Seen by others at a moment: a mat passing, or another accepted run. */
export interface Sighting extends Place {
  time: number;
  name: string;
}

/** What the race asks, and what else is known. Instants in milliseconds of UTC; what is absent is not checked. */
export interface Asked {
  /** Metres. */
  distance?: number;
  window?: { from: number; to: number };
  /** When the file was handed in. */
  received?: number;
  /** When the runner entered, and when that day began where they live. */
  entered?: { at: number; dayBegan: number };
  sex?: 'M' | 'F' | 'X';
  /** Seconds of 100 % age grade for the distance, sex and age (open standard over the factor of the road tables). */
  ageStandard?: number;
  /** Seconds of the best earlier result, or of what the entry claims. */
  ownBest?: number;
  /** Whether treadmill and virtual runs count. */
  indoorCounts?: boolean;
  /** Whether a course that falls by more than 10 m/km is refused, and not only shown. */
  fallRefused?: boolean;
  /** Whether the run was in China, where maps and apps shift places. */
  isInChina?: boolean;
  /** Places where the run must have been: the course, or earlier tracks of the runner. */
  knownPlaces?: readonly Place[];
  sightings?: readonly Sighting[];
  /** How many other entries of this race hand in runs of the same device. */
  othersOfDevice?: number;
  others?: readonly OtherRun[];
  /** Course files that anybody can fetch. */
  ways?: readonly KnownWay[];
}
