import { instantInZone } from '../../../contract/event-file-of.ts';
import { instantOf, localTime } from '../../format/times.ts';
import type { EventDraft, SiteDraft, WaveDraft } from './event-draft.ts';

const day = 86_400_000;

/** Date and time of day of an instant of a file at the place; null where it is none. */
export function localStart(start: string | undefined, zone: string): { date: string; time: string } | null {
  const instant = start === undefined ? NaN : Date.parse(start);
  try {
    return Number.isNaN(instant) ? null : localTime(instant, zone);
  } catch {
    return null;
  }
}

/** An instant of a file from what was typed at the place, such as `8:00`; undefined where that is no time. */
export function startAt(date: string, time: string, zone: string): string | undefined {
  const plain = time.normalize('NFKC').trim();
  const whole = /^\d{1,2}:\d\d$/.test(plain) ? `${plain}:00` : plain;
  try {
    const instant = instantOf(date, whole, zone);
    return instant === null ? undefined : instantInZone(instant, zone);
  } catch {
    return undefined;
  }
}

/** The event on another day: planned starts stay at their time of day, and guns that were fired are forgotten. */
export function moveDate(draft: EventDraft, date: string): void {
  const days = Math.round((Date.parse(date) - Date.parse(draft.date)) / day);
  draft.date = date;
  if (!Number.isInteger(days) || days === 0) return;
  const moved = (other: string) => new Date(Date.parse(other) + days * day).toISOString().slice(0, 10);
  for (const site of draft.sites) {
    if (site.date !== undefined) site.date = moved(site.date);
    for (const wave of site.waves) {
      const zone = wave.zone ?? site.zone;
      const local = localStart(wave.start, zone);
      if (local !== null) wave.start = startAt(moved(local.date), local.time, zone);
    }
  }
}

/** A site in another zone: planned starts stay at their time of day. */
export function moveZone(site: SiteDraft, zone: string): void {
  const stays = (wave: WaveDraft) => wave.zone !== undefined;
  for (const wave of site.waves.filter((one) => !stays(one))) {
    const local = localStart(wave.start, site.zone);
    if (local !== null) wave.start = startAt(local.date, local.time, zone);
  }
  site.zone = zone;
}
