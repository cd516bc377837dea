import type { Ms } from './race.ts';
import type { JournalRead, Passing } from './read.ts';
import type { ReadRules } from './read-rules.ts';

export interface PassingChange {
  passing: Passing;
  /** Passings that this read joined to `passing`. */
  gone: string[];
}

/**
 * Makes passings of reads: reads of one chip by one reader belong to one passing while no gap between
 * them is longer than the mat's. Two readers at one mat make two passings, because each is a witness of
 * its own. The order in which reads arrive does not matter: a late read can lengthen a passing or join two.
 */
export class PassingBuilder {
  readonly #prefix: string;
  readonly #rules: ReadRules;
  /** Passings of each chip at all mats, in no order. */
  readonly #ofChip = new Map<string, Passing[]>();

  constructor(station: string, rules: ReadRules) {
    this.#prefix = `${station}:`;
    this.#rules = rules;
  }

  /** What a read makes or changes; null for a read that the rules leave out. */
  add(read: JournalRead): PassingChange | null {
    if (this.#rules.refusal(read) !== null) return null;
    const time = this.#rules.time(read);
    const gap = this.#rules.gap(read.point);
    const own = this.#passingsOf(read.chip);
    const near = own.filter(
      ({ point, reader, first, last }) =>
        point === read.point && reader === read.source && time >= first - gap && time <= last + gap,
    );
    const passing = near.reduce(join, this.#passing(read, time, near));
    const [place] = near;
    if (place === undefined) own.push(passing);
    else own[own.indexOf(place)] = passing;
    if (near.length > 1) remove(own, near);
    return { passing, gone: near.filter(({ id }) => id !== passing.id).map(({ id }) => id) };
  }

  #passingsOf(chip: string): Passing[] {
    const known = this.#ofChip.get(chip);
    if (known !== undefined) return known;
    const own: Passing[] = [];
    this.#ofChip.set(chip, own);
    return own;
  }

  /** A passing of one read. It has the id of the passing with the earliest read that it is to be joined with. */
  #passing(read: JournalRead, time: Ms, near: readonly Passing[]): Passing {
    const { number, point, source: reader, rssi } = read;
    const earliest = near.reduce<Passing | null>(
      (best, one) => (best !== null && this.#number(best) < this.#number(one) ? best : one),
      null,
    );
    return {
      id: earliest !== null && this.#number(earliest) < number ? earliest.id : this.#id(number),
      point,
      source: 'chip',
      chip: earliest?.chip ?? read.chip,
      reader,
      bib: null,
      first: time,
      last: time,
      strongest: time,
      rssi,
      reads: 1,
    };
  }

  /** Joined and not added: it is kept for the whole race, and a sum of texts would keep its parts as well. */
  #id(number: number): string {
    return [this.#prefix, number].join('');
  }

  #number({ id }: Passing): number {
    return Number(id.slice(this.#prefix.length));
  }
}

function remove(passings: Passing[], gone: readonly Passing[]): void {
  const kept = passings.filter((passing) => !gone.includes(passing));
  passings.splice(0, passings.length, ...kept);
}

/** `one`, lengthened by `other`. */
function join(one: Passing, other: Passing): Passing {
  const [strong, weak] = isStronger(one, other) ? [one, other] : [other, one];
  return {
    id: one.id,
    point: one.point,
    source: one.source,
    chip: one.chip,
    reader: one.reader,
    bib: null,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    strongest: strong.strongest,
    rssi: strong.rssi ?? weak.rssi,
    reads: one.reads + other.reads,
  };
}

/** By signal; equal signals by time, so that the order of arrival does not decide. */
function isStronger(one: Passing, other: Passing): boolean {
  const difference = (one.rssi ?? -Infinity) - (other.rssi ?? -Infinity);
  return Number.isNaN(difference) || difference === 0 ? one.strongest <= other.strongest : difference > 0;
}
