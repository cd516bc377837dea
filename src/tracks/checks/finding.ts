import type { Message, TextCode } from '../../words/message.ts';
import type { Stretch } from '../measure/line.ts';

/** The checks, in the order in which they are shown. */
export const checkNames = [
  'file',
  'size',
  'sport',
  'places',
  'clock',
  'future',
  'window',
  'entered',
  'one-run',
  'pauses',
  'outliers',
  'distance',
  'witnesses',
  'elapsed',
  'records',
  'age-grade',
  'own-results',
  'shape',
  'evenness',
  'cadence',
  'heart-rate',
  'climb',
  'device-speed',
  'copies',
  'whereabouts',
] as const;

export type CheckName = (typeof checkNames)[number];

/**
 * What a check comes to. `review`: a person looks, and the runner may answer. `refuse`: no honest explanation is left, and
 * a better file may be handed in. `unchecked`: the file, or what is known of the race, has nothing to check by.
 */
export type Answer = 'pass' | 'review' | 'refuse' | 'unchecked';

/** What the runner is told was seen, with what it most harmlessly means. */
export type SeenMessage = Message<Extract<TextCode, `trackCheck.${string}` | `trackFile.${string}`>>;
/** What the runner can do about it. */
export type RemedyMessage = Message<Extract<TextCode, `trackRemedy.${string}`>>;

export interface Finding {
  check: CheckName;
  answer: Answer;
  /** The figures by which it was decided, in seconds, metres and parts of one. */
  figures: Readonly<Record<string, number>>;
  /** The samples it speaks of; null where it is about the whole. */
  stretch: Stretch | null;
  /** Metres from the start at its ends, as a runner knows them. */
  along: { from: number; to: number } | null;
  seen: SeenMessage | null;
  remedy: RemedyMessage | null;
}

type Figures = Finding['figures'];

export function passed(check: CheckName, figures: Figures = {}): Finding {
  return { check, answer: 'pass', figures, stretch: null, along: null, seen: null, remedy: null };
}

export function unchecked(check: CheckName): Finding {
  return { check, answer: 'unchecked', figures: {}, stretch: null, along: null, seen: null, remedy: null };
}

/** One that a person has to look at, or that ends the matter. */
export function doubted(
  check: CheckName,
  answer: 'review' | 'refuse',
  {
    figures = {},
    stretch = null,
    seen,
    remedy,
  }: Partial<Pick<Finding, 'figures' | 'stretch'>> & {
    seen: SeenMessage;
    remedy: RemedyMessage['code'];
  },
): Finding {
  return { check, answer, figures, stretch, along: null, seen, remedy: { code: remedy } };
}

/** A part of one as percent, as it is shown. */
export function percent(part: number): number {
  return Number((part * 100).toFixed(1));
}

/** Metres as kilometres, as they are shown. */
export function kilometres(metres: number): number {
  return Number((metres / 1000).toFixed(2));
}
