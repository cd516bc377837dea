import type { Action } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { chipCheckMat, isChipCheck } from '../model/chip-check.ts';
import { matOf } from '../model/course.ts';
import { isUndone, undoneTargets } from '../facts/action-order.ts';
import { matNamed, type MatPoint } from './mat-names.ts';
import type { SiteRaces } from '../model/event.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { JournalRead } from '../model/read.ts';

/** What the races at a site, or one race alone, set for the mats. */
export type MatSettings = Pick<RaceDefinition, 'passingGap' | 'ignoredChips'> & {
  points: readonly MatPoint[];
};

/** Until a race says otherwise. */
const defaultPassingGap: Ms = 10_000;

type ClockCorrection = Extract<Action, { type: 'clock.correct' }>;

/** Why a read makes no passing. */
export type ReadRefusal =
  /** Weaker than the timing point asks for. */
  | 'weak'
  /** A chip that is nobody's, such as the crew's test chip. */
  | 'ignored-chip'
  /** A tag without a number: nothing was ever written to it, or its reader left it out. */
  | 'blank-chip';

/**
 * Which reads make passings, and at what moment: what the races set for their mats, and what the
 * crew said of the readers' clocks. Rules with the same `key` make the same passings.
 */
export class ReadRules {
  readonly key: string;
  readonly #settings: MatSettings | null;
  /** What the names that were heard mean; see {@link matNamed}. */
  readonly #mats = new Map<string, string | null>();
  readonly #gap: Ms;
  readonly #gaps = new Map<string, Ms>();
  readonly #minRssi = new Map<string, number>();
  readonly #ignored: ReadonlySet<string>;
  /** Corrections of each reader, the one that counts first. */
  readonly #corrections = new Map<string, ClockCorrection[]>();

  /** The rules of a site as it is set now, or of one about which nothing is known yet. */
  static of(site: SiteRaces | null, actions: readonly Action[]): ReadRules {
    return new ReadRules(site === null ? null : matSettingsOf(site), actions);
  }

  /** `actions` in the order in which they count. */
  constructor(settings: MatSettings | null, actions: readonly Action[]) {
    this.#settings = settings;
    this.#gap = settings?.passingGap ?? defaultPassingGap;
    for (const { id, mat = id, passingGap, minRssi = -Infinity } of settings?.points ?? []) {
      if (passingGap !== undefined)
        this.#gaps.set(mat, Math.min(passingGap, this.#gaps.get(mat) ?? passingGap));
      // Where points share a mat, a read may be for the one that asks for less.
      this.#minRssi.set(mat, Math.min(minRssi, this.#minRssi.get(mat) ?? minRssi));
    }
    this.#ignored = new Set(settings?.ignoredChips?.map(chipKey));
    for (const correction of standing(actions)) {
      const before = this.#corrections.get(correction.reader) ?? [];
      this.#corrections.set(correction.reader, [correction, ...before]);
    }
    this.key = JSON.stringify([
      settings?.points.map((point) => [point.id, matOf(point), point.name ?? null]) ?? [],
      this.#gap,
      [...this.#gaps],
      [...this.#minRssi].map(([mat, min]) => [mat, min === -Infinity ? null : min]),
      [...this.#ignored],
      [...this.#corrections.values()].map((list) =>
        list.map(({ reader, offset, from, to }) => [reader, offset, from, to]),
      ),
    ]);
  }

  /**
   * The mat of reads at a point of this name: the race's own name for it, or the name as it was heard where the race has
   * no such mat. A journal keeps what was heard, so that another race file can still make something else of it.
   */
  mat(heard: string): string {
    return this.#matNamed(heard) ?? (isChipCheck(heard) ? chipCheckMat : heard);
  }

  /** Whether reads at a mat of this name are those of the chip check; never where the race has a mat of its own so named. */
  isChipCheck(heard: string): boolean {
    return isChipCheck(heard) && (this.#settings === null || this.#matNamed(heard) === null);
  }

  /** Whether the race has a mat or a point of this name; true while there is no race. */
  knows(heard: string): boolean {
    return this.#matNamed(heard) !== null;
  }

  /** Ids of the points that lie on these mats, in course order; undefined while there is no race. */
  pointsOn(mats: readonly string[]): string[] | undefined {
    const points = this.#settings?.points.filter(
      (point) => mats.includes(point.id) || mats.includes(matOf(point)),
    );
    return points && [...new Set(points.map(({ id }) => id))];
  }

  /** Reads of one chip at this mat are one passing while no gap between them is longer. */
  gap(mat: string): Ms {
    return this.#gaps.get(mat) ?? this.#gap;
  }

  /** The longest gap at any mat. */
  get longestGap(): Ms {
    return Math.max(this.#gap, ...this.#gaps.values());
  }

  /**
   * The moment of a read. Where the crew said how far the reader's clock was off, what that clock showed counts with
   * the offset, whatever the station had made of it; of several words the latest that covers it.
   */
  time({ source, time, readerTime }: Pick<JournalRead, 'source' | 'time' | 'readerTime'>): Ms {
    if (this.#corrections.size === 0) return time;
    const shown = readerTime ?? time;
    const correction = this.#correctionOf(source, shown);
    return correction === undefined ? time : shown + correction.offset;
  }

  /**
   * The earliest moment of a read whose own is uncertain; undefined where it is certain. What a reader's clock showed is
   * certain once the crew said how far it was off; a moment of arrival only moves.
   */
  earliest({ source, time, readerTime, earliest }: Omit<JournalRead, 'chip' | 'rssi' | 'point' | 'number'>) {
    if (earliest === undefined || this.#corrections.size === 0) return earliest;
    const correction = this.#correctionOf(source, readerTime ?? time);
    if (correction === undefined) return earliest;
    return readerTime === null ? earliest + correction.offset : undefined;
  }

  /** Whether the crew said how far this reader's clock was off when it showed `shown`. */
  corrects(source: string, shown: Ms): boolean {
    return this.#correctionOf(source, shown) !== undefined;
  }

  /** Why this read makes no passing; null where it does. */
  refusal({ chip, point, rssi }: Pick<JournalRead, 'chip' | 'point' | 'rssi'>): ReadRefusal | null {
    return this.chipRefusal(chip) ?? (rssi !== null && rssi < this.minRssi(this.mat(point)) ? 'weak' : null);
  }

  /** Why no read of this chip makes a passing; null where its reads do. */
  chipRefusal(chip: string): Exclude<ReadRefusal, 'weak'> | null {
    const key = chipKey(chip);
    if (key === '') return 'blank-chip';
    return this.#ignored.has(key) ? 'ignored-chip' : null;
  }

  /** Weaker reads at a mat make no passing; `-Infinity` where all do. */
  minRssi(mat: string): number {
    return this.#minRssi.get(mat) ?? -Infinity;
  }

  #matNamed(heard: string): string | null {
    if (this.#settings === null) return heard;
    const known = this.#mats.get(heard);
    if (known !== undefined) return known;
    const mat = matNamed(this.#settings, heard);
    this.#mats.set(heard, mat);
    return mat;
  }

  #correctionOf(source: string, shown: Ms): ClockCorrection | undefined {
    return this.#corrections
      .get(source)
      ?.find(({ from, to }) => (from === null || shown >= from) && (to === null || shown < to));
  }
}

/** What a site's races set for its mats, in the order of the event. */
export function matSettingsOf({ site, races }: SiteRaces): MatSettings {
  const points: MatPoint[] = races.flatMap((race) => race.points);
  const bare = (site.mats ?? []).filter(({ id }) => points.every((point) => matOf(point) !== id));
  return { passingGap: site.passingGap, ignoredChips: site.ignoredChips, points: [...points, ...bare] };
}

function standing(actions: readonly Action[]): ClockCorrection[] {
  const corrections = actions.filter((action) => action.type === 'clock.correct');
  if (corrections.length === 0) return [];
  const undone = undoneTargets(actions);
  return corrections.filter((correction) => !isUndone(correction, undone));
}
