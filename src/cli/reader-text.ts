import type { ReaderHealth, ReaderRead } from '../readers/reader.ts';
import type { Language } from '../timing/model/race.ts';
import { messageText, text } from '../words/text.ts';

/** A read as a line: when, which chip, and what is known of it. */
export function readLine(read: ReaderRead, language: Language): string {
  const { time, arrived, readerTime, chip, antenna, rssi, stored } = read;
  const parts = [new Date(time).toISOString(), chip];
  if (antenna !== 0) parts.push(text(language, 'monitor.antenna', { antenna }));
  if (rssi !== null) parts.push(text(language, 'monitor.signal', { rssi }));
  if (readerTime !== null)
    parts.push(text(language, 'monitor.reader-clock', { offset: signed(readerTime - arrived) }));
  if (stored) parts.push(text(language, 'monitor.stored'));
  return parts.join('  ');
}

/** How a reader stands, and what is wrong with it. */
export function stateLine({ state, about, baud, detail }: ReaderHealth, language: Language): string {
  const parts = [text(language, `readerState.${state}`)];
  if (about !== null) parts.push(messageText(language, about));
  if (baud !== null && state === 'reading')
    parts.push(text(language, 'monitor.baud', { baud: String(baud) }));
  if (detail !== null) parts.push(messageText(language, detail));
  return parts.join(', ');
}

/** The same, and how much it reads through which antennas. */
export function statusLine(health: ReaderHealth, language: Language): string {
  const { readsTotal, readsLastMinute: minute, antennas, badFrames, bytesDropped, clock } = health;
  const parts = [stateLine(health, language), text(language, 'monitor.reads', { count: readsTotal, minute })];
  if (antennas.length > 0) {
    const each = antennas.map((antenna) => antennaText(antenna, language)).join(' · ');
    parts.push(text(language, 'monitor.antennas', { antennas: each }));
  }
  if (bytesDropped > 0)
    parts.push(text(language, 'monitor.dropped', { frames: badFrames, bytes: bytesDropped }));
  if (clock !== null) {
    const offset = text(language, 'monitor.clock', { offset: signed(clock.offset) });
    parts.push(clock.warn ? `${offset} (!)` : offset);
  }
  return parts.join(' | ');
}

function antennaText(
  { antenna, readsLastMinute: reads, rssi, silent }: ReaderHealth['antennas'][number],
  language: Language,
): string {
  if (silent) return text(language, 'monitor.antenna-silent', { antenna });
  return rssi === null
    ? text(language, 'monitor.antenna-reads', { antenna, reads })
    : text(language, 'monitor.antenna-signal', { antenna, reads, rssi });
}

function signed(ms: number): string {
  return ms < 0 ? String(ms) : `+${ms}`;
}
