import type { FileRefusal } from '../tracks/formats/refused.ts';
import type { Verdict } from '../tracks/judge.ts';
import type { Device, Told, TrackFormat } from '../tracks/model/track.ts';

/** A file that was read, and what it came to. */
export interface Judgement extends Verdict {
  format: TrackFormat;
  device: Device;
  told: Told;
}

/** What that process answers, as one JSON text. */
export type JudgementAnswer = { judged: Judgement } | { refused: FileRefusal };
