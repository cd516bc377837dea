import type { Asked } from '../tracks/checks/asked.ts';
import type { FileRefusal } from '../tracks/formats/refused.ts';
import type { Verdict } from '../tracks/judge.ts';
import type { DrawnRun } from '../tracks/measure/profile.ts';
import type { Device, Told, TrackFormat } from '../tracks/model/track.ts';

/** A file that was read, and what it came to. */
export interface Judgement extends Verdict {
  format: TrackFormat;
  device: Device;
  told: Told;
}

/** Another file with which one is compared. */
export interface Beside {
  /** What it is called to the runner. */
  name: string;
  isOwn: boolean;
  isSameFile: boolean;
}

/** How like another run one is: parts of one, and metres. */
export interface Likeness {
  name: string;
  overlap: number;
  separation: number;
}

/** A judgement with what is kept of a run for its pages. */
export interface RunJudgement extends Judgement {
  drawn: DrawnRun;
  /** Those of the others that it was compared with. */
  like: Likeness[];
}

/** What is known of a recording before it is judged, by which others are found that may be the same. */
export interface Look {
  /** SHA-256 of the recording without its wrapping, as hex. */
  content: string;
  device: Device;
  keys: { timed: number[]; ways: number[] };
}

/** One of several recordings in an archive, packed with gzip, as base64. */
export interface Packed {
  name: string;
  data: string;
}

/** What the process in which files are read is asked; the files follow one after the other, with these lengths. */
export type Question =
  | { task: 'judge'; asked: Asked; lengths: [number] }
  | { task: 'look'; lengths: [number] }
  | { task: 'run'; asked: Asked; shift: number; beside: Beside[]; lengths: number[] };

/** What it answers, as one JSON text. */
export type JudgementAnswer = { judged: Judgement } | { refused: FileRefusal };
export type LookAnswer = { look: Look } | { several: Packed[] } | { refused: FileRefusal };
export type RunAnswer = { run: RunJudgement } | { refused: FileRefusal };
