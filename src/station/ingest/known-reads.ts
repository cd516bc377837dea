import { parseReaderAddress } from '../../readers/address.ts';
import { StringTable } from '../../timing/model/string-table.ts';
import type { Sighting, SightingsPage } from '../journal/sightings.ts';
import { SightingSet } from './sighting-set.ts';

/** What one reader said, or one log. */
interface Told {
  sightings: SightingSet;
  /** The same for a reader and its log: protocol and point. */
  family: string;
  isLog: boolean;
  /** Of which a read may be here again: its own, and where it is a log, or they are, those of its family. */
  kin: SightingSet[];
}

/**
 * The sightings of readers with a clock that are recorded already: readers say things again, when they are connected,
 * when their stored reads are fetched, or by themselves, and logs say what readers said. The same chip at the same
 * moment of the reader's own clock is the same sighting, whatever its other fields say. Takes about eight bytes a read.
 */
export class KnownReads {
  readonly #page: (after: number) => SightingsPage;
  readonly #chips = new StringTable();
  readonly #told = new Map<string, Told>();
  #loading: Promise<void> | null = null;
  #isReady = false;

  /** `page` gives what the journal has, above a number. */
  constructor(page: (after: number) => SightingsPage) {
    this.#page = page;
  }

  /** Whether all of the journal is known. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Settles when all of the journal is known. Page by page, so that no port has to wait for it. */
  get ready(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  /** Takes note of a sighting; false where it was known. */
  isNew({ source, chip, readerTime }: Sighting): boolean {
    const told = this.#toldBy(source);
    const number = this.#chips.add(chip);
    if (told.kin.some((sightings) => sightings.has(number, readerTime))) return false;
    told.sightings.add(number, readerTime);
    return true;
  }

  async #load(): Promise<void> {
    for (let after: number | null = 0; after !== null;) {
      const { sightings, next }: SightingsPage = this.#page(after);
      for (const sighting of sightings) this.isNew(sighting);
      after = next;
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isReady = true;
  }

  #toldBy(source: string): Told {
    const known = this.#told.get(source);
    if (known !== undefined) return known;
    const sightings = new SightingSet();
    const told: Told = { sightings, ...familyOf(source), kin: [sightings] };
    for (const other of this.#told.values()) {
      if (other.family !== told.family || (!other.isLog && !told.isLog)) continue;
      told.kin.push(other.sightings);
      other.kin.push(sightings);
    }
    this.#told.set(source, told);
    return told;
  }
}

function familyOf(source: string): Pick<Told, 'family' | 'isLog'> {
  try {
    const { protocol, point, transport } = parseReaderAddress(source);
    return { family: `${protocol} ${point}`, isLog: transport === 'file' };
  } catch {
    // Written by a newer Goldline.
    return { family: source, isLog: false };
  }
}
