import type { Ms } from '../model/race.ts';
import type { Passing, Uncertain } from '../model/read.ts';
import { StringTable } from '../model/string-table.ts';
import { parted, passingId } from './passing-id.ts';
import { none, PassingRows, type Heard, type Row } from './passing-rows.ts';
import { RowsByChip } from './rows-by-chip.ts';
import { RowsByNumber } from './rows-by-number.ts';
import { isStronger, joinedUncertain } from './uncertain.ts';

/** What a read adds to a passing; as in {@link Read}. */
export interface OneRead {
  time: Ms;
  rssi: number | null;
  earliest?: Ms | undefined;
}

/**
 * All chip passings of a race. A race has hundreds of thousands, and as objects they would fill the memory of
 * a small laptop: they are kept as numbers, and given out as objects when somebody asks.
 */
export class PassingTable {
  readonly #rows: PassingRows;
  readonly #stations = new StringTable();
  readonly #points = new StringTable();
  readonly #readers = new StringTable();
  readonly #chips: RowsByChip;
  readonly #ofStation: RowsByNumber[] = [];
  /** The few rows of which something is uncertain. */
  readonly #uncertain = new Map<Row, Uncertain>();

  /** Makes room for about so many passings; there may be more. */
  constructor(expected = 0) {
    this.#rows = new PassingRows(expected);
    this.#chips = new RowsByChip(this.#rows);
  }

  /** Puts a passing in, or the state that one with this id has now. */
  set({ id, point, reader, chip, first, last, strongest, rssi, reads, uncertain }: Passing): Row {
    const rows = this.#rows;
    const { station, number } = parted(id);
    const at = this.#stationAt(station);
    const known = this.#ofStation[at]!.find(number);
    if (known !== undefined) this.#chips.delete(known);
    const row = known ?? rows.add(number);
    rows.setHeard(row, {
      station: at,
      chip: this.#chips.numberOf(chip ?? ''),
      point: this.#points.add(point),
      reader: reader === undefined ? none : this.#readers.add(reader),
    });
    rows.setTimes(row, { first, last, strongest, rssi: rssi ?? NaN });
    rows.setReads(row, reads);
    if (known === undefined) this.#ofStation[at]!.add(row);
    this.#setUncertain(row, uncertain);
    this.#chips.add(row);
    return row;
  }

  /** Takes one more read into a passing, wherever in time it lies. */
  lengthen(row: Row, { time, rssi, earliest }: OneRead): void {
    const rows = this.#rows;
    const before = rows.rssi(row);
    if (earliest !== undefined || this.#uncertain.has(row)) this.#weigh(row, time, rssi, earliest);
    if (time < rows.first(row)) rows.setFirst(row, time);
    if (time > rows.last(row)) this.#chips.prolong(row, time);
    rows.setReads(row, rows.reads(row) + 1);
    if (!isStronger(rssi ?? NaN, time, before, rows.strongest(row))) return;
    rows.setStrongest(row, time);
    if (rssi !== null) rows.setRssi(row, rssi);
  }

  delete(id: string): void {
    const { station, number } = parted(id);
    const own = this.#ofStation[this.#stations.indexOf(station) ?? none];
    const row = own?.find(number);
    if (own === undefined || row === undefined) return;
    this.#chips.delete(row);
    own.delete(number);
    this.#rows.clear(row);
    this.#uncertain.delete(row);
  }

  get(id: string): Passing | undefined {
    const { station, number } = parted(id);
    const row = this.#ofStation[this.#stations.indexOf(station) ?? none]?.find(number);
    return row === undefined ? undefined : this.at(row);
  }

  /** The passing in a row; undefined where there is none any more. */
  at(row: Row): Passing | undefined {
    const rows = this.#rows;
    const chip = rows.chip(row);
    if (chip === none) return undefined;
    const reader = rows.reader(row);
    const rssi = rows.rssi(row);
    const uncertain = this.#uncertain.get(row);
    return {
      id: this.#id(row),
      point: this.#points.at(rows.point(row)),
      source: 'chip',
      chip: this.#chips.chip(chip),
      reader: reader === none ? undefined : this.#readers.at(reader),
      bib: null,
      first: rows.first(row),
      last: rows.last(row),
      strongest: rows.strongest(row),
      rssi: Number.isNaN(rssi) ? null : rssi,
      reads: rows.reads(row),
      ...(uncertain === undefined ? {} : { uncertain }),
    };
  }

  /** The number of a row's passing among those of its station. */
  number(row: Row): number {
    return this.#rows.number(row);
  }

  /** The numbers by which {@link Heard} names a station, a chip, a point and a reader. */
  readonly numbers = {
    ofStation: (station: string) => this.#stationAt(station),
    ofChip: (chip: string) => this.#chips.numberOf(chip),
    ofPoint: (point: string) => this.#points.add(point),
    ofReader: (reader: string) => this.#readers.add(reader),
  };

  /** Passings of what was heard that touch a stretch of time, both ends included. */
  near({ station, chip, point, reader }: Heard, from: Ms, until: Ms): Row[] {
    const rows = this.#rows;
    const near: Row[] = [];
    for (let row = this.#chips.newestOf(chip); row !== none && rows.last(row) >= from; row = rows.older(row))
      if (
        until >= rows.first(row) &&
        rows.reader(row) === reader &&
        rows.point(row) === point &&
        rows.station(row) === station
      )
        near.push(row);
    return near;
  }

  /** Puts in a new passing of one read, which has this number among those of its station. */
  begin(heard: Heard, number: number, { time, rssi, earliest }: OneRead): Row {
    const row = this.#rows.add(number);
    this.#rows.setHeard(row, heard);
    this.#rows.setTimes(row, { first: time, last: time, strongest: time, rssi: rssi ?? NaN });
    this.#rows.setReads(row, 1);
    this.#ofStation[heard.station]!.add(row);
    if (earliest !== undefined)
      this.#uncertain.set(row, { first: earliest, last: earliest, strongest: earliest });
    this.#chips.add(row);
    return row;
  }

  /** Passings of a chip by its key (`chipKey`), in no order. */
  ofChip(key: string): Passing[] {
    const passings: Passing[] = [];
    for (let row = this.#chips.newest(key); row !== none; row = this.#rows.older(row))
      passings.push(this.at(row)!);
    return passings;
  }

  /** Whether two readers heard a chip, by its key, at one point. */
  isHeardByTwo(key: string): boolean {
    const rows = this.#rows;
    const readerOf = new Map<number, number>();
    for (let row = this.#chips.newest(key); row !== none; row = rows.older(row)) {
      const before = readerOf.get(rows.point(row));
      if (before !== undefined && before !== rows.reader(row)) return true;
      readerOf.set(rows.point(row), rows.reader(row));
    }
    return false;
  }

  /** Whether a chip was read, by its key. */
  hasChip(key: string): boolean {
    return this.#chips.newest(key) !== none;
  }

  /** Keys of all chips that were read. */
  chips(): Iterable<string> {
    return this.#chips.keys();
  }

  /** How many there are. */
  get count(): number {
    return this.#ofStation.reduce((sum, rows) => sum + rows.length, 0);
  }

  /** When the last of them began; null where there is none. */
  get last(): Ms | null {
    const rows = this.#rows;
    let last = -Infinity;
    for (let row = 0; row < rows.size; row += 1)
      if (rows.chip(row) !== none && rows.first(row) > last) last = rows.first(row);
    return last === -Infinity ? null : last;
  }

  /** All passings, those that were put in last before the others. */
  *all(): Iterable<Passing> {
    for (let row = this.#rows.size - 1; row >= 0; row -= 1) {
      const passing = this.at(row);
      if (passing !== undefined) yield passing;
    }
  }

  /** The `count` passings that began last, and all others that began no earlier than these; in no order. */
  latest(count: number): Passing[] {
    const rows = this.#rows;
    const moments: Ms[] = [];
    for (let row = rows.size - 1; row >= 0; row -= 1) {
      const first = rows.first(row);
      if (rows.chip(row) === none || (moments.length === count && first <= moments[0]!)) continue;
      const place = moments.findLastIndex((moment) => moment < first);
      moments.splice(place + 1, 0, first);
      if (moments.length > count) moments.shift();
    }
    const from = moments[0] ?? Infinity;
    const latest: Passing[] = [];
    for (let row = 0; row < rows.size; row += 1)
      if (rows.chip(row) !== none && rows.first(row) >= from) latest.push(this.at(row)!);
    return latest;
  }

  /** Passings of which a moment is uncertain, in no order. */
  *uncertain(): Iterable<Passing> {
    for (const row of this.#uncertain.keys()) yield this.at(row)!;
  }

  /** Passings that a station's reads made, by number. */
  *ofStation(station: string): Iterable<Passing> {
    const at = this.#stations.indexOf(station);
    for (const row of this.#ofStation[at ?? none] ?? []) yield this.at(row)!;
  }

  #setUncertain(row: Row, uncertain: Uncertain | undefined): void {
    if (uncertain === undefined) this.#uncertain.delete(row);
    else this.#uncertain.set(row, uncertain);
  }

  /** Which moments are uncertain with one more read. */
  #weigh(row: Row, time: Ms, rssi: number | null, earliest: Ms | undefined): void {
    const rows = this.#rows;
    const known = {
      first: rows.first(row),
      last: rows.last(row),
      strongest: rows.strongest(row),
      rssi: rows.rssi(row),
      uncertain: this.#uncertain.get(row),
    };
    const uncertain =
      earliest === undefined ? undefined : { first: earliest, last: earliest, strongest: earliest };
    const read = { first: time, last: time, strongest: time, rssi, uncertain };
    this.#setUncertain(row, joinedUncertain(known, read));
  }

  #id(row: Row): string {
    return passingId(this.#stations.at(this.#rows.station(row)), this.#rows.number(row));
  }

  #stationAt(station: string): number {
    const at = this.#stations.add(station);
    this.#ofStation[at] ??= new RowsByNumber(this.#rows);
    return at;
  }
}
