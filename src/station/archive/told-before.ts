import type { StringTable } from '../../timing/model/string-table.ts';
import type { Ms } from '../../timing/model/race.ts';
import { SightingSet } from '../ingest/sighting-set.ts';
import type { NewRead } from '../journal/rows.ts';

/** What was told of the chips that one antenna of one reader heard. */
export interface Told {
  /** By the same log; a log that has the same name is the same. */
  byLog: SightingSet;
  /** Whether it was told something before this log was looked at. */
  isKnown: boolean;
  /** By readers that were connected, at the same point. */
  live: SightingSet | undefined;
}

/**
 * The reads that a data directory has, or got of logs. Two boxes at one point may hear a chip at the same millisecond;
 * one box says of one chip at one moment and antenna no more than once. A read that came live stands under another
 * address than in its reader's log.
 */
export class ToldBefore {
  readonly #chips: StringTable;
  readonly #ofLogs = new Map<string, Map<number, SightingSet>>();
  readonly #live = new Map<string, Map<number, SightingSet>>();

  /** `chips` gives the chips their numbers. */
  constructor(chips: StringTable) {
    this.#chips = chips;
  }

  /** Takes note of a read of the journal. */
  add({ source, point, chip, antenna, readerTime }: NewRead): void {
    if (readerTime === null) return;
    const told = source.startsWith('file:')
      ? setOf(this.#ofLogs, source, antenna)
      : setOf(this.#live, point, antenna);
    addOnce(told, this.#chips.add(chip), readerTime);
  }

  /** What was told of this antenna, where a log is about to tell more. */
  of(source: string, point: string, antenna: number): Told {
    return {
      isKnown: this.#ofLogs.get(source)?.has(antenna) === true,
      byLog: setOf(this.#ofLogs, source, antenna),
      live: this.#live.get(point)?.get(antenna),
    };
  }
}

function addOnce(told: SightingSet, chip: number, time: Ms): void {
  if (!told.has(chip, time)) told.add(chip, time);
}

function setOf(sets: Map<string, Map<number, SightingSet>>, place: string, antenna: number): SightingSet {
  const antennas = sets.get(place) ?? new Map<number, SightingSet>();
  sets.set(place, antennas);
  const told = antennas.get(antenna) ?? new SightingSet();
  antennas.set(antenna, told);
  return told;
}
