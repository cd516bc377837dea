import type { Found, OtherMessage, ReaderStamp } from '../protocol/protocol.ts';

/** A moment that a device tells without a chip: a gun, or a time of somebody. */
export interface Pulse {
  kind: 'gun' | 'time';
  stamp: Exclude<ReaderStamp, { kind: 'since-cycle' }>;
  /** The channel of a timer. */
  channel: string;
  /** From the device's memory. */
  stored: boolean;
  /** The location that tells it, where devices have several. */
  point?: string;
}

type Fields = Readonly<Record<string, unknown>>;
const day = 86_400_000;

/** The pulse that a message of any protocol tells; null for all others. */
export function pulseOf(found: Found): Pulse | null {
  const message = found as OtherMessage & Fields;
  const { type, local, ofDay } = message;
  const stored = message['stored'] === true;
  if (type === 'impulse' && typeof ofDay === 'number') {
    const kind = message['isGun'] === true ? 'gun' : 'time';
    return { kind, stamp: { kind: 'time-of-day', ms: ofDay }, channel: String(message['channel']), stored };
  }
  const isGun = type === 'gun' || (type === 'marker' && message['kind'] === 'Gunshot');
  if (!isGun || typeof local !== 'number') return null;
  // Timing & Scoring says a gun without its date.
  const stamp = { kind: local < day ? ('time-of-day' as const) : ('local' as const), ms: local };
  const point = type === 'marker' ? { point: String(message['source']) } : {};
  return { kind: 'gun', stamp, channel: '', stored, ...point };
}
