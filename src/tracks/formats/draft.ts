import { message } from '../../words/message.ts';
import { SampleColumns, type Sample } from '../model/sample-columns.ts';
import type { Lap, TimerEvent, Told, Track, TrackFormat } from '../model/track.ts';
import { limits } from './limits.ts';
import { RefusedFile } from './refused.ts';

/** A track while its file is read. */
export class TrackDraft {
  readonly columns = new SampleColumns();
  readonly pieces: number[] = [];
  readonly laps: Lap[] = [];
  readonly timer: TimerEvent[] = [];
  readonly told: Told = { sport: null, subSport: null, elapsed: null, timer: null, distance: null };
  readonly device: Track['device'] = { maker: null, product: null, serial: null, creator: null };
  activities = 0;
  checksum: Track['checksum'] = 'none';
  #withoutTime = 0;

  /** @throws RefusedFile where there are more samples than any run has */
  push(sample: Sample): void {
    if (this.columns.length + this.#withoutTime >= limits.samples)
      throw new RefusedFile(message('trackFile.samples', { max: limits.samples }));
    if (Number.isFinite(sample.time)) this.columns.push(sample);
    else this.#withoutTime += 1;
  }

  beginPiece(): void {
    const at = this.columns.length;
    if (this.pieces.at(-1) !== at) this.pieces.push(at);
  }

  /** @throws RefusedFile where there is nothing to measure: no samples, or none with a time */
  finished(format: TrackFormat): Track {
    const { length } = this.columns;
    if (length === 0)
      throw new RefusedFile(message(this.#withoutTime > 0 ? 'trackFile.no-times' : 'trackFile.no-samples'));
    const inner = this.pieces.filter((at) => at > 0 && at < length);
    return {
      format,
      samples: this.columns.samples(),
      pieces: [0, ...inner],
      timer: this.timer,
      laps: this.laps,
      device: this.device,
      told: this.told,
      checksum: this.checksum,
      activities: Math.max(1, this.activities),
      withoutTime: this.#withoutTime,
    };
  }
}

/** A number as a file writes it; NaN where there is none. */
export function numberIn(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}

/** A number, or null where a file has none. */
export function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** A name in a file, short enough to be shown. */
export function nameIn(text: string): string | null {
  const name = text.replaceAll(/\p{C}/gu, '').trim().slice(0, 100);
  return name === '' ? null : name;
}
