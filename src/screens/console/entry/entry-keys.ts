import { rangeOf } from './bib-range.ts';
import { typedTimeOf } from './typed-time.ts';

/** What starts a search instead of a bib: the key has three faces, by keyboard and input method. */
const queryStart = /^[/／、]/u;

/** Plus stands on the number pad, too. */
const queueKeys: ReadonlySet<string> = new Set(['+', ',', '＋', '，']);

/**
 * An Enter so soon after one that took something off the line is the same one, pressed twice, in milliseconds: nobody types
 * a bib between them. After a runner whom a search opened when its answer came it may come later: who waits presses again,
 * and has not seen yet that it is there.
 */
export const samePressMs = { taken: 250, answered: 1000 };

/** What is looked for, where the line holds a search; null where it holds a bib or nothing. */
export function queryOf(line: string): string | null {
  return queryStart.test(line) ? line.slice(1).trim() : null;
}

/** The bib in the line, also in full-width digits of a Chinese keyboard; empty where there is none. */
export function bibOf(line: string): string {
  return line.normalize('NFKC').trim();
}

/** Whether a key belongs to an input method that is still composing: its Enter and Space choose a word. */
export function isComposing({ isComposing, keyCode }: { isComposing: boolean; keyCode: number }): boolean {
  return isComposing || keyCode === 229;
}

/** What a key means on the entry line. */
export type LineKey =
  | { does: 'record'; bib: string | null }
  /** Bibs that cross together. */
  | { does: 'recordGroup'; bibs: readonly string[] }
  /** A passing at the time that stands in the line. */
  | { does: 'recordTyped'; bib: string | null }
  /** The bib takes the oldest time without one. */
  | { does: 'match'; bib: string }
  /** The bibs wait for a tap; without one, the last that waits comes back into the line. */
  | { does: 'queue'; bibs: readonly string[] }
  | { does: 'unqueue' }
  | { does: 'help' }
  | { does: 'clear' }
  | { does: 'leave' }
  | { does: 'open' }
  | { does: 'choose'; step: 1 | -1 }
  /** A key of the line that has no effect now: held down, or pressed twice. */
  | { does: 'nothing' };

/** What a key of the line depends on besides the line. */
export interface LineState {
  /** Until then an Enter on a bare line is the one before. Monotonic milliseconds. */
  sameUntil: number;
  /** Whether there is a time without a bib. */
  hasOpenTime: boolean;
  /** Whether bibs wait for a tap. */
  hasQueue: boolean;
}

interface Key {
  key: string;
  repeat: boolean;
  /** Monotonic milliseconds. */
  timeStamp: number;
}

/**
 * What a key means; null where it belongs to the text.
 * This is the only place that decides it: a key that opens a runner never records as well.
 */
export function lineKey({ key, repeat, timeStamp }: Key, line: string, state: LineState): LineKey | null {
  if (queryOf(line) !== null) return queryKey(key, repeat);
  const typed = typedTimeOf(line);
  if (typed !== null) return typedTimeKey(key, repeat, typed.bib);
  const isBare = line === '';
  if (key === 'Enter' || (key === ' ' && isBare)) {
    if (repeat) return { does: 'nothing' };
    const bib = bibOf(line);
    const bibs = rangeOf(bib);
    if (bibs !== null) return { does: 'recordGroup', bibs };
    if (bib !== '') return { does: 'record', bib };
    const isSecondPress = key === 'Enter' && timeStamp < state.sameUntil;
    return isSecondPress ? { does: 'nothing' } : { does: 'record', bib: null };
  }
  if (key === 'Escape') return { does: isBare ? 'leave' : 'clear' };
  const waiting = waitingKey(key, line, state);
  if (waiting !== null) return repeat ? { does: 'nothing' } : waiting;
  return (key === '?' || key === '？') && isBare ? { does: 'help' } : null;
}

/** Keys that let a bib wait for a time, or give it the time that waits. */
function waitingKey(key: string, line: string, { hasOpenTime, hasQueue }: LineState): LineKey | null {
  const bib = bibOf(line);
  if (bib === '') return key === 'Backspace' && line === '' && hasQueue ? { does: 'unqueue' } : null;
  const bibs = rangeOf(bib);
  if (key === ' ' && bibs !== null) return { does: 'nothing' };
  if (key === ' ' && hasOpenTime) return { does: 'match', bib };
  return queueKeys.has(key) ? { does: 'queue', bibs: bibs ?? [bib] } : null;
}

function typedTimeKey(key: string, repeat: boolean, bib: string | null): LineKey | null {
  if (key === 'Enter') return repeat ? { does: 'nothing' } : { does: 'recordTyped', bib };
  return choiceKey(key);
}

function queryKey(key: string, repeat: boolean): LineKey | null {
  if (key === 'Enter') return repeat ? { does: 'nothing' } : { does: 'open' };
  return choiceKey(key);
}

/** Keys of what is chosen above the line. */
function choiceKey(key: string): LineKey | null {
  if (key === 'Escape') return { does: 'clear' };
  if (key === 'ArrowDown') return { does: 'choose', step: 1 };
  return key === 'ArrowUp' ? { does: 'choose', step: -1 } : null;
}
