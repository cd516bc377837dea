import FitParser, { type ParsedFit } from 'fit-file-parser';
import { message } from '../../words/message.ts';
import type { Sample } from '../model/sample-columns.ts';
import type { Track } from '../model/track.ts';
import { nameIn, numberOrNull, TrackDraft } from './draft.ts';
import { RefusedFile } from './refused.ts';

type FitRecord = NonNullable<ParsedFit['records']>[number];
type FitSession = NonNullable<ParsedFit['sessions']>[number];

/** Days before this moment are seconds since the device was switched on, not dates: 0x10000000 in the count of FIT. */
const firstDate = (631_065_600 + 0x10000000) * 1000;
const headerBytes = 14;

/** Whether the bytes begin as a FIT file does. */
export function isFit(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 12 && '.FIT'.split('').every((letter, index) => bytes[8 + index] === letter.charCodeAt(0))
  );
}

/**
 * A FIT file. One whose checksum is wrong, and that can be read all the same, is read: the checksum is among what the
 * checks look at. One that is cut off is refused.
 *
 * @throws RefusedFile
 */
export function readFit(bytes: Uint8Array): Track {
  const strict = parsed(bytes, false);
  const isWrong = strict.error === 'File CRC mismatch' || strict.error === 'Header CRC mismatch';
  const { fit, error } = isWrong ? parsed(bytes, true) : strict;
  if (fit === undefined)
    throw new RefusedFile(
      error === 'File data exceeds input length' || error === 'File CRC missing'
        ? message('trackFile.fit-cut-off')
        : message('trackFile.fit-broken'),
    );
  const draft = new TrackDraft();
  draft.checksum = isWrong ? 'wrong' : 'right';
  for (const record of fit.records ?? []) draft.push(sampleOf(record));
  readEvents(draft, fit);
  readSums(draft, fit);
  draft.activities = (fit.sessions?.length ?? 0) + chainedAfter(bytes);
  return draft.finished('fit');
}

/** Errors are texts of the package; what it throws is damage that it did not foresee. */
function parsed(
  bytes: Uint8Array,
  force: boolean,
): { fit?: ParsedFit | undefined; error?: string | undefined } {
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  let said: { fit?: ParsedFit | undefined; error?: string | undefined } = {};
  try {
    new FitParser({ force, mode: 'list', speedUnit: 'm/s', lengthUnit: 'm' }).parse(content, (error, fit) => {
      said = error === undefined ? { fit } : { error };
    });
  } catch {
    return { error: '' };
  }
  return said;
}

function sampleOf(record: FitRecord): Sample {
  const { cadence } = record;
  return {
    time: dateOf(record.timestamp),
    lat: numberOf(record.position_lat),
    lon: numberOf(record.position_long),
    altitude: numberOf(record.enhanced_altitude ?? record.altitude),
    heartRate: numberOf(record.heart_rate),
    cadence: typeof cadence === 'number' ? cadence + (numberOf(record.fractional_cadence) || 0) : NaN,
    speed: numberOf(record.enhanced_speed ?? record.speed),
    distance: numberOf(record.distance),
  };
}

function readEvents(draft: TrackDraft, fit: ParsedFit): void {
  for (const { timestamp, event, event_type: type } of fit.events ?? []) {
    const time = dateOf(timestamp);
    if (event !== 'timer' || !Number.isFinite(time)) continue;
    if (type === 'start') draft.timer.push({ time, kind: 'start' });
    else if (type === 'stop' || type === 'stop_all' || type === 'stop_disable_all' || type === 'stop_disable')
      draft.timer.push({ time, kind: 'stop' });
  }
}

function readSums(draft: TrackDraft, fit: ParsedFit): void {
  for (const lap of fit.laps ?? [])
    draft.laps.push({
      start: numberOrNull(dateOf(lap.start_time)),
      elapsed: numberOrNull(numberOf(lap.total_elapsed_time)),
      timer: numberOrNull(numberOf(lap.total_timer_time)),
      distance: numberOrNull(numberOf(lap.total_distance)),
    });
  const [session = {}, ...others]: Partial<FitSession>[] = fit.sessions ?? [];
  draft.told.sport = textOf(session.sport);
  draft.told.subSport = textOf(session.sub_sport);
  const id = fit.file_ids?.[0];
  draft.device.maker = textOf(id?.manufacturer);
  draft.device.product = textOf(id?.product_name) ?? textOf(id?.product);
  draft.device.serial = textOf(id?.serial_number);
  // The sums of one of several activities say nothing of the samples of all.
  if (others.length > 0) return;
  draft.told.elapsed = numberOrNull(numberOf(session.total_elapsed_time));
  draft.told.timer = numberOrNull(numberOf(session.total_timer_time));
  draft.told.distance = numberOrNull(numberOf(session.total_distance));
}

/** How many further FIT files follow in the same file: the package reads the first one only. */
function chainedAfter(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let files = 0;
  let at = 0;
  while (at + headerBytes <= bytes.length && isFit(bytes.subarray(at))) {
    files += 1;
    at += view.getUint8(at) + view.getUint32(at + 4, true) + 2;
  }
  return Math.max(0, files - 1);
}

/** The package makes dates of timestamps, whatever its types say. */
function dateOf(value: unknown): number {
  const time = typeof value === 'object' && value !== null ? Number(value) : NaN;
  return time >= firstDate ? time : NaN;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

/** A name of the profile; a number where it has none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? nameIn(String(value)) : null;
}
