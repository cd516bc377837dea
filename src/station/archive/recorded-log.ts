import { resolve } from 'node:path';
import { formatReaderAddress, parseReaderAddress, type ReaderAddress } from '../../readers/address.ts';
import type { BadReason, Found, ProtocolName } from '../../readers/protocol/protocol.ts';
import { protocols } from '../../readers/protocols.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { matNamed, matNames } from '../../timing/passings/mat-names.ts';
import { matSettingsOf, ReadRules, type MatSettings } from '../../timing/passings/read-rules.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { StringTable } from '../../timing/model/string-table.ts';
import type { Steps } from '../../timing/steps.ts';
import { LogBytes } from './log-bytes.ts';
import { dialectOf } from './log-dialect.ts';
import { LogReads, type LoggedTag } from './log-reads.ts';

/** The log cannot be used: which line or part of it, and what to do. */
export class RecordedLogError extends ToldError {
  override name = 'RecordedLogError';
}

/** A line that is no read, nor anything else that its reader says. */
export interface BadLine {
  /** Counted from 1. */
  line: number;
  text: string;
  /** `no-time`: a read of a reader whose clock was never set. Null for words that nobody knows here. */
  reason: BadReason | 'no-time' | null;
}

/** A file that a reader or its program wrote; whoever has it closes its bytes. */
export interface LogFile {
  path: string;
  address: ReaderAddress;
  bytes: LogBytes;
  /** What it is written in, where nobody said so; null where somebody did. */
  dialect: ProtocolName | null;
}

/** What a log holds. */
export interface RecordedLog extends LogFile {
  /** Each line once. */
  reads: LogReads;
  /** Lines that say the same as one before. */
  repeats: number;
  /** Lines that were not understood: how many, and the first of them. */
  bad: number;
  firstBad: BadLine[];
  told: LogTold;
}

/** What a log tells beside its reads, on its reader's wall clock as if it were UTC. */
export interface LogTold {
  /** When somebody pressed the button of the gun. */
  guns: Ms[];
  /** When its clock was moved: what it showed before and after. */
  clockChanges: { before: Ms; after: Ms }[];
  /** See {@link LogFile}. */
  dialect: ProtocolName | null;
}

const examples = 3;
const shownMax = 80;

/**
 * Opens the log that `point=FILE?protocol=P` names (without a protocol, the one that it is written in), and looks into it as far as its first read on the course; one that has
 * none but tells of guns is a log, too. Throws
 * ReaderAddressError, {@link RecordedLogError} where there is no such read, or the system's error.
 */
export function* openLog(named: string, site: SiteRaces): Steps<LogFile> {
  const { point, path, query } = parted(named);
  const dialect = new URLSearchParams(query).has('protocol') ? null : dialectOf(path);
  const parameters = [
    query,
    dialect === null ? '' : `protocol=${dialect}`,
    `point=${encodeURIComponent(point)}`,
  ];
  const wanted = `file:${resolve(path)}?${parameters.filter((one) => one !== '').join('&')}`;
  const settings = matSettingsOf(site);
  const address = atKnownPoint(parseReaderAddress(wanted), named, settings);
  const bytes = LogBytes.open(path, address.protocol !== 'csv');
  const log = { path, address, bytes, dialect };
  try {
    if (bytes.size === 0) throw new RecordedLogError(message('readerLog.empty', { path }));
    const content = new LogContent(log, new StringTable());
    const rules = new ReadRules(settings, []);
    for (const found of decoded(log)) {
      content.add(found);
      if (content.reads.points.all().some((each) => rules.knows(each))) return log;
      yield;
    }
    const { reads, firstBad, told } = content.ended();
    if (reads.count === 0 && told.guns.length > 0) return log;
    const points = reads.points.all().map((each) => `"${each}"`);
    const known = matNames(settings);
    throw new RecordedLogError(
      reads.count === 0
        ? nothingRead(log, point, firstBad)
        : message('readerLog.elsewhere', { path, count: reads.count, points, known }),
    );
  } catch (error) {
    bytes.close();
    throw error;
  }
}

/** Reads all of a log, a piece in each step. `chips` gives the chips their numbers; `onBytes` is told how far it is. */
export function* readLog(
  log: LogFile,
  chips: StringTable,
  onBytes: (read: number) => void,
): Steps<RecordedLog> {
  const content = new LogContent(log, chips);
  for (const found of decoded(log)) {
    content.add(found);
    onBytes(content.size);
    yield;
  }
  return content.ended();
}

/** Gathers what a log holds, in the order of its bytes. */
class LogContent {
  readonly #log: LogFile;
  readonly reads: LogReads;
  /** Bytes that were looked at. */
  size = 0;
  #repeats = 0;
  #bad = 0;
  readonly #strange: Strange[] = [];
  readonly #told: Omit<LogTold, 'dialect'> = { guns: [], clockChanges: [] };

  constructor(log: LogFile, chips: StringTable) {
    this.#log = log;
    this.reads = new LogReads(chips);
  }

  add(pieces: readonly Found[]): void {
    const { point } = this.#log.address;
    for (const found of pieces) {
      if (isRead(found)) {
        if (found.counts && !this.reads.add(found, found.point ?? point, this.size)) this.#repeats += 1;
      } else if (isGun(found)) {
        // Some readers tell it twice.
        if (!this.#told.guns.includes(found.local)) this.#told.guns.push(found.local);
      } else if (isClockChange(found)) {
        this.#told.clockChanges.push({ before: found.before, after: found.local });
      } else if (isStrange(found)) {
        this.#bad += 1;
        if (this.#strange.length < examples) this.#strange.push({ found, offset: this.size });
      }
      this.size += found.raw.length;
    }
  }

  ended(): RecordedLog {
    const firstBad = badLines(this.#log.bytes, this.#strange);
    const counts = { repeats: this.#repeats, bad: this.#bad, firstBad };
    return {
      ...this.#log,
      reads: this.reads,
      ...counts,
      told: { ...this.#told, dialect: this.#log.dialect },
    };
  }
}

function parted(named: string): { point: string; path: string; query: string } {
  const [, point = '', rest = named] = /^([^=]+)=(.+)$/.exec(named) ?? [];
  const [path = '', query = ''] = rest.split('?');
  return { point, path, query };
}

function atKnownPoint(address: ReaderAddress, named: string, settings: MatSettings): ReaderAddress {
  const point = matNamed(settings, address.point);
  if (point === null)
    throw new RecordedLogError(
      message('readerLog.unknown-point', { named, point: address.point, known: matNames(settings) }),
    );
  return { ...address, point };
}

/** A piece of a log that is no read, and where it begins. */
interface Strange {
  found: Found;
  offset: number;
}

/** What the decoder finds, piece by piece of the log. */
function* decoded({ bytes, address }: LogFile, protocol: ProtocolName = address.protocol): Iterable<Found[]> {
  const { model } = protocol === address.protocol ? address : {};
  const decoder = protocols[protocol].decoder(model === undefined ? {} : { model });
  for (const piece of bytes.pieces()) yield decoder.push(piece);
  yield decoder.end();
}

/** A read that says when it was made. */
function isRead(found: Found): found is LoggedTag {
  return 'stamp' in found && found.stamp !== null && found.stamp.kind !== 'since-cycle';
}

function isGun(found: Found): found is Found & { local: Ms } {
  return found.type === 'gun' && 'local' in found && typeof found.local === 'number';
}

function isClockChange(found: Found): found is Found & { before: Ms; local: Ms } {
  return found.type === 'clock-change' && 'before' in found && 'local' in found;
}

/** In protocols of lines a printable line that nobody knows is no mistake of a reader that talks, but in a log it may have been a read. */
function isStrange(found: Found): boolean {
  return 'stamp' in found || found.type === 'bad' || (found.type === 'text' && !isBlank(found.raw));
}

const isBlank = (raw: Uint8Array) => Buffer.from(raw).toString('latin1').trim() === '';

function badLines(bytes: LogBytes, strange: readonly Strange[]): BadLine[] {
  return strange.map(({ offset, found }) => {
    const text = new TextDecoder(bytes.encoding).decode(found.raw).trim();
    const shown = text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
    const reason = 'stamp' in found ? 'no-time' : 'reason' in found ? found.reason : null;
    return { line: lineAt(bytes, offset), text: shown, reason };
  });
}

function lineAt(bytes: LogBytes, offset: number): number {
  let [line, left] = [1, offset];
  for (const piece of bytes.pieces()) {
    for (let at = 0; at < Math.min(piece.length, left); at += 1) if (piece[at] === 0x0a) line += 1;
    left -= piece.length;
    if (left <= 0) break;
  }
  return line;
}

/** Why no line of a log is a read, and what else it may be. */
function nothingRead(log: LogFile, point: string, [first]: readonly BadLine[]): Message {
  const { path } = log;
  const { protocol } = log.address;
  const other = otherProtocol(log);
  const advice =
    other === null
      ? message('readerLog.see-protocol', { protocol })
      : message('readerLog.other-protocol', { other, log: `${point}=${path}?protocol=${other}` });
  return message('readerLog.nothing-read', {
    path,
    protocol,
    what: [...(first === undefined ? [] : [badLineTold(first)]), advice],
  });
}

function otherProtocol(log: LogFile): ProtocolName | null {
  const than = log.address.protocol;
  const dated = Object.values(protocols).filter(
    ({ name, clock }) => name !== than && !/none|cycle/.test(clock),
  );
  return dated.find(({ name }) => hasRead(log, name))?.name ?? null;
}

function hasRead(log: LogFile, protocol: ProtocolName): boolean {
  for (const pieces of decoded(log, protocol))
    if (pieces.some((found) => isRead(found) && found.counts)) return true;
  return false;
}

/** What is wrong with a line. */
export function badLineTold({ line, text, reason }: BadLine): Message {
  const code =
    reason === 'ambiguous-date' || reason === 'no-time'
      ? (`readerLog.line-${reason}` as const)
      : 'readerLog.line';
  return message(code, { line: String(line), text });
}

/** How a journal names the reads of a log at a point. */
export function logSource(address: ReaderAddress, point: string): string {
  return formatReaderAddress({ ...address, point, clock: null });
}
