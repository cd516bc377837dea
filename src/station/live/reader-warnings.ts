import type { MatView } from '../../contract/mat-view.ts';
import { warningOf, type Warning } from '../../timing/insight/warning.ts';

/** A few bytes may be noise, or what was on its way when the port was opened. */
const noise = { frames: 2, bytes: 100 };

/** Readers of which nothing is understood, those that said lines that may have been reads, and those whose reads came late. */
export function readerWarnings(mats: readonly MatView[]): Warning[] {
  return [...mats.flatMap(notUnderstood), ...mats.flatMap(late)];
}

function late({ address, point, late: view = null }: MatView): Warning[] {
  if (view === null) return [];
  const { from, until, reads, most } = view;
  const params = { reader: address, reads, from, most, ...(until === null ? {} : { until }) };
  return [warningOf('reads-late', { points: [point], params })];
}

function notUnderstood({
  address,
  point,
  readsTotal,
  badFrames,
  bytesDropped,
  lastBad = [],
}: MatView): Warning[] {
  const latest = lastBad.at(-1);
  const params = {
    reader: address,
    reads: readsTotal,
    frames: badFrames,
    bytes: bytesDropped,
    ...(latest === undefined ? {} : { text: textOf(lastBad), time: latest.at }),
  };
  const about = { points: [point], params };
  if (readsTotal === 0 && (badFrames >= noise.frames || bytesDropped >= noise.bytes))
    return [warningOf('reader-not-understood', about)];
  return latest !== undefined ? [warningOf('lines-not-understood', about)] : [];
}

const textOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text).join(' · ');
