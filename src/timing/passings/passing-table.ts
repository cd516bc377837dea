import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';
import type { Passing, Uncertain } from '../model/read.ts';
import { StringTable } from '../model/string-table.ts';
import { isStronger, joinedUncertain } from './uncertain.ts';

/** Where a passing stands in a table, for as long as it is there. */
export type Row = number;

/** Who heard which chip where, each as its number in the table. */
export interface Heard {
  station: number;
  chip: number;
  point: number;
  reader: number;
}

/** What a read adds to a passing; as in {@link Read}. */
export interface OneRead {
  time: Ms;
  rssi: number | null;
  earliest?: Ms | undefined;
}

const none = -1;
/** In the place of the number of an id that is not `<station>:<number>`. */
const noNumber = 0xff_ff_ff_ff;

/**
 * All chip passings of a race. A race has hundreds of thousands, and as objects they would fill the memory of
 * a small laptop: they are kept as columns of numbers, and given out as objects when somebody asks.
 */
export class PassingTable {
  #size = 0;
  #columns: ReturnType<typeof columnsOf>;
  readonly #stations = new StringTable();
  readonly #points = new StringTable();
  readonly #readers = new StringTable();
  readonly #chips = new StringTable();
  readonly #keys = new StringTable();
  /** Key ({@link chipKey}) of each chip. */
  readonly #keyOf: number[] = [];
  /** The row of each key that was put in last; `older` leads on from it. */
  readonly #newest: Row[] = [];
  /** Rows of each station by number. */
  readonly #ofStation: Row[][] = [];
  /** The few rows of which something is uncertain. */
  readonly #uncertain = new Map<Row, Uncertain>();

  /** Makes room for about so many passings; there may be more. */
  constructor(expected = 0) {
    this.#columns = columnsOf(Math.max(1024, expected));
  }

  /** Puts a passing in, or the state that one with this id has now. */
  set({ id, point, reader, chip, first, last, strongest, rssi, reads, uncertain }: Passing): Row {
    const { station, number } = parted(id);
    const at = this.#stationAt(station);
    const known = this.#find(at, number);
    const row = known === none ? this.#add(at, number) : known;
    const columns = this.#columns;
    const chipAt = this.#chipAt(chip ?? '');
    if (known === none || this.#keyOf[columns.chip[row]!] !== this.#keyOf[chipAt]) {
      if (known !== none) this.#unchain(row);
      this.#chain(row, this.#keyOf[chipAt]!);
    }
    columns.chip[row] = chipAt;
    columns.point[row] = this.#points.add(point);
    columns.reader[row] = reader === undefined ? none : this.#readers.add(reader);
    columns.first[row] = first;
    columns.last[row] = last;
    columns.strongest[row] = strongest;
    columns.rssi[row] = rssi ?? NaN;
    columns.reads[row] = reads;
    this.#setUncertain(row, uncertain);
    return row;
  }

  /** Takes one more read into a passing, wherever in time it lies. */
  lengthen(row: Row, { time, rssi, earliest }: OneRead): void {
    const columns = this.#columns;
    const before = columns.rssi[row]!;
    if (earliest !== undefined || this.#uncertain.has(row)) this.#weigh(row, time, rssi, earliest);
    if (time < columns.first[row]!) columns.first[row] = time;
    if (time > columns.last[row]!) columns.last[row] = time;
    columns.reads[row]! += 1;
    if (!isStronger(rssi ?? NaN, time, before, columns.strongest[row]!)) return;
    columns.strongest[row] = time;
    if (rssi !== null) columns.rssi[row] = rssi;
  }

  delete(id: string): void {
    const { station, number } = parted(id);
    const at = this.#stations.indexOf(station);
    const row = at === undefined ? none : this.#find(at, number);
    if (at === undefined || row === none) return;
    this.#unchain(row);
    this.#columns.chip[row] = none;
    this.#uncertain.delete(row);
    const own = this.#ofStation[at]!;
    own.splice(this.#placeOf(own, number), 1);
  }

  get(id: string): Passing | undefined {
    const { station, number } = parted(id);
    const at = this.#stations.indexOf(station);
    return at === undefined ? undefined : this.at(this.#find(at, number));
  }

  /** The passing in a row; undefined where there is none any more. */
  at(row: Row): Passing | undefined {
    const columns = this.#columns;
    const chip = columns.chip[row] ?? none;
    if (chip === none) return undefined;
    const reader = columns.reader[row]!;
    const rssi = columns.rssi[row]!;
    const uncertain = this.#uncertain.get(row);
    return {
      id: this.#id(row),
      point: this.#points.at(columns.point[row]!),
      source: 'chip',
      chip: this.#chips.at(chip),
      reader: reader === none ? undefined : this.#readers.at(reader),
      bib: null,
      first: columns.first[row]!,
      last: columns.last[row]!,
      strongest: columns.strongest[row]!,
      rssi: Number.isNaN(rssi) ? null : rssi,
      reads: columns.reads[row]!,
      ...(uncertain === undefined ? {} : { uncertain }),
    };
  }

  /** The number of a row's passing among those of its station. */
  number(row: Row): number {
    return this.#columns.number[row]!;
  }

  /** The numbers by which {@link Heard} names a station, a chip, a point and a reader. */
  readonly numbers = {
    ofStation: (station: string) => this.#stationAt(station),
    ofChip: (chip: string) => this.#chipAt(chip),
    ofPoint: (point: string) => this.#points.add(point),
    ofReader: (reader: string) => this.#readers.add(reader),
  };

  /** Passings of what was heard that touch a stretch of time, both ends included. */
  near({ station, chip, point, reader }: Heard, from: Ms, until: Ms): Row[] {
    const { older, first, last, point: points, reader: readers, station: stations } = this.#columns;
    const near: Row[] = [];
    for (let row = this.#newestOf(this.#keyOf[chip]!); row !== none; row = older[row]!)
      if (
        until >= first[row]! &&
        from <= last[row]! &&
        readers[row] === reader &&
        points[row] === point &&
        stations[row] === station
      )
        near.push(row);
    return near;
  }

  /** Puts in a new passing of one read, which has this number among those of its station. */
  begin({ station, chip, point, reader }: Heard, number: number, { time, rssi, earliest }: OneRead): Row {
    const row = this.#add(station, number);
    const columns = this.#columns;
    this.#chain(row, this.#keyOf[chip]!);
    columns.chip[row] = chip;
    columns.point[row] = point;
    columns.reader[row] = reader;
    columns.first[row] = time;
    columns.last[row] = time;
    columns.strongest[row] = time;
    columns.rssi[row] = rssi ?? NaN;
    columns.reads[row] = 1;
    if (earliest !== undefined)
      this.#uncertain.set(row, { first: earliest, last: earliest, strongest: earliest });
    return row;
  }

  /** Passings of a chip by its key ({@link chipKey}), in no order. */
  ofChip(key: string): Passing[] {
    const passings: Passing[] = [];
    const at = this.#keys.indexOf(key);
    if (at === undefined) return passings;
    for (let row = this.#newestOf(at); row !== none; row = this.#columns.older[row]!)
      passings.push(this.at(row)!);
    return passings;
  }

  /** Whether two readers heard a chip, by its key, at one point. */
  isHeardByTwo(key: string): boolean {
    const at = this.#keys.indexOf(key);
    const { older, point, reader } = this.#columns;
    for (let row = at === undefined ? none : this.#newestOf(at); row !== none; row = older[row]!)
      for (let other = older[row]!; other !== none; other = older[other]!)
        if (point[row] === point[other] && reader[row] !== reader[other]) return true;
    return false;
  }

  /** Whether a chip was read, by its key. */
  hasChip(key: string): boolean {
    const at = this.#keys.indexOf(key);
    return at !== undefined && this.#newestOf(at) !== none;
  }

  /** Keys of all chips that were read. */
  *chips(): Iterable<string> {
    for (const at of this.#newest.keys()) if (this.#newestOf(at) !== none) yield this.#keys.at(at);
  }

  /** How many there are. */
  get count(): number {
    return this.#ofStation.reduce((sum, rows) => sum + rows.length, 0);
  }

  /** When the last of them began; null where there is none. */
  get last(): Ms | null {
    const { chip, first } = this.#columns;
    let last = -Infinity;
    for (let row = 0; row < this.#size; row += 1)
      if (chip[row] !== none && first[row]! > last) last = first[row]!;
    return last === -Infinity ? null : last;
  }

  /** All passings, those that were put in last before the others. */
  *all(): Iterable<Passing> {
    for (let row = this.#size - 1; row >= 0; row -= 1) {
      const passing = this.at(row);
      if (passing !== undefined) yield passing;
    }
  }

  /** The `count` passings that began last, and all others that began no earlier than these; in no order. */
  latest(count: number): Passing[] {
    const { chip, first } = this.#columns;
    const moments: Ms[] = [];
    for (let row = this.#size - 1; row >= 0; row -= 1) {
      if (chip[row] === none || (moments.length === count && first[row]! <= moments[0]!)) continue;
      const place = moments.findLastIndex((moment) => moment < first[row]!);
      moments.splice(place + 1, 0, first[row]!);
      if (moments.length > count) moments.shift();
    }
    const from = moments[0] ?? Infinity;
    const latest: Passing[] = [];
    for (let row = 0; row < this.#size; row += 1)
      if (chip[row] !== none && first[row]! >= from) latest.push(this.at(row)!);
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
    const { first, last, strongest, rssi: before } = this.#columns;
    const known = {
      first: first[row]!,
      last: last[row]!,
      strongest: strongest[row]!,
      rssi: before[row]!,
      uncertain: this.#uncertain.get(row),
    };
    const uncertain =
      earliest === undefined ? undefined : { first: earliest, last: earliest, strongest: earliest };
    const read = { first: time, last: time, strongest: time, rssi, uncertain };
    this.#setUncertain(row, joinedUncertain(known, read));
  }

  /** Built and not added: whoever keeps it would keep the parts of a sum as well. */
  #id(row: Row): string {
    const station = this.#stations.at(this.#columns.station[row]!);
    const number = this.#columns.number[row]!;
    return number === noNumber ? station : [station, number].join(':');
  }

  #stationAt(station: string): number {
    const at = this.#stations.add(station);
    this.#ofStation[at] ??= [];
    return at;
  }

  #chipAt(chip: string): number {
    const at = this.#chips.add(chip);
    this.#keyOf[at] ??= this.#keys.add(chipKey(chip));
    return at;
  }

  #newestOf(key: number): Row {
    return this.#newest[key] ?? none;
  }

  #find(station: number, number: number): Row {
    const own = this.#ofStation[station]!;
    const row = own[this.#placeOf(own, number)];
    return row !== undefined && this.#columns.number[row] === number ? row : none;
  }

  /** Where a number stands or belongs among rows by number. Most come in order. */
  #placeOf(rows: readonly Row[], number: number): number {
    const numbers = this.#columns.number;
    const latest = rows.at(-1);
    if (latest === undefined || numbers[latest]! < number) return rows.length;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[rows[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add(station: number, number: number): Row {
    if (this.#size === this.#columns.chip.length) this.#columns = longer(this.#columns);
    const row = this.#size;
    this.#size += 1;
    this.#columns.station[row] = station;
    this.#columns.number[row] = number;
    const own = this.#ofStation[station]!;
    const place = this.#placeOf(own, number);
    if (place === own.length) own.push(row);
    else own.splice(place, 0, row);
    return row;
  }

  #chain(row: Row, key: number): void {
    this.#columns.older[row] = this.#newestOf(key);
    this.#newest[key] = row;
  }

  #unchain(row: Row): void {
    const { chip, older } = this.#columns;
    const key = this.#keyOf[chip[row]!]!;
    if (this.#newestOf(key) === row) {
      this.#newest[key] = older[row]!;
      return;
    }
    let newer = this.#newestOf(key);
    while (older[newer] !== row) newer = older[newer]!;
    older[newer] = older[row]!;
  }
}

function columnsOf(length: number) {
  return {
    station: new Int32Array(length),
    number: new Uint32Array(length),
    /** {@link none} where the passing is gone. */
    chip: new Int32Array(length),
    older: new Int32Array(length),
    point: new Int32Array(length),
    reader: new Int32Array(length),
    reads: new Uint32Array(length),
    first: new Float64Array(length),
    last: new Float64Array(length),
    strongest: new Float64Array(length),
    rssi: new Float64Array(length),
  };
}

function longer(columns: ReturnType<typeof columnsOf>): ReturnType<typeof columnsOf> {
  const grown = columnsOf(2 * columns.chip.length);
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) grown[name].set(columns[name]);
  return grown;
}

/** An id in its station and its number; an id that has no number is a station of its own. */
function parted(id: string): { station: string; number: number } {
  const colon = id.lastIndexOf(':');
  const text = id.slice(colon + 1);
  const number = Number(text);
  const isNumber = colon >= 0 && number >= 0 && number < noNumber && String(number) === text;
  // A fraction would not be the same number again in its column.
  return isNumber && Number.isInteger(number)
    ? { station: id.slice(0, colon), number }
    : { station: id, number: noNumber };
}
