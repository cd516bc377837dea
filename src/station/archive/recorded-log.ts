import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatReaderAddress, parseReaderAddress, type ReaderAddress } from '../../readers/address.ts';
import type { BadReason, Found, ProtocolName, TagRead } from '../../readers/protocol/protocol.ts';
import { protocols } from '../../readers/protocols.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { matNamed, matNames } from '../../timing/passings/mat-names.ts';
import { matSettingsOf } from '../../timing/passings/read-rules.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';

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

/** What a file holds that a reader or its program wrote. */
export interface RecordedLog {
  path: string;
  address: ReaderAddress;
  /** In the order in which they were made, as far as the log tells; each line once. */
  tags: TagRead[];
  /** Lines that say the same as one before. */
  repeats: number;
  /** Lines that were not understood: how many, and the first of them. */
  bad: number;
  firstBad: BadLine[];
}

const examples = 3;
const shownMax = 80;
/** Reads of several antennas stand in a log as they were reported, not quite as they were made. */
const jitter: Ms = 10_000;

/** Reads the log that `point=FILE?protocol=P` names. Throws ReaderAddressError, {@link RecordedLogError}, or the system's error. */
export function readRecordedLog(named: string, site: SiteRaces): RecordedLog {
  const [, point, rest] = /^([^=]+)=(.+)$/.exec(named) ?? [];
  const [path = '', query = ''] = (rest ?? named).split('?');
  const wanted = `file:${resolve(path)}?${query}${query === '' ? '' : '&'}point=${encodeURIComponent(point ?? '')}`;
  const address = atKnownPoint(parseReaderAddress(wanted), named, site);
  const bytes = readFileSync(path);
  if (bytes.length === 0) throw new RecordedLogError(message('readerLog.empty', { path }));
  const { tags, strange } = decode(bytes, address);
  const lines = badLines(bytes, strange);
  if (tags.length === 0) throw new RecordedLogError(nothingRead(path, point ?? '', bytes, address, lines));
  const once = distinct(tags);
  return {
    path,
    address,
    tags: inOrder(once),
    repeats: tags.length - once.length,
    bad: lines.length,
    firstBad: lines.slice(0, examples),
  };
}

function atKnownPoint(address: ReaderAddress, named: string, site: SiteRaces): ReaderAddress {
  const settings = matSettingsOf(site);
  const point = matNamed(settings, address.point);
  if (point === null)
    throw new RecordedLogError(
      message('readerLog.unknown-point', { named, point: address.point, known: matNames(settings) }),
    );
  return { ...address, point };
}

interface Decoded {
  tags: TagRead[];
  /** What is no read and nothing else that is known, with where it begins. */
  strange: { offset: number; found: Found }[];
}

/** In protocols of lines a printable line that nobody knows is no mistake of a reader that talks, but in a log it may have been a read. */
function decode(bytes: Uint8Array, { protocol, model }: Pick<ReaderAddress, 'protocol' | 'model'>): Decoded {
  const decoder = protocols[protocol].decoder(model === undefined ? {} : { model });
  const tags: TagRead[] = [];
  const strange: Decoded['strange'] = [];
  let offset = 0;
  for (const found of [...decoder.push(protocol === 'csv' ? bytes : asPlainText(bytes)), ...decoder.end()]) {
    if ('stamp' in found && found.stamp !== null) {
      if (found.counts) tags.push(found);
    } else if ('stamp' in found) strange.push({ offset, found });
    else if (found.type === 'bad' || (found.type === 'text' && !isBlank(found.raw)))
      strange.push({ offset, found });
    offset += found.raw.length;
  }
  return { tags, strange };
}

const isBlank = (raw: Uint8Array) => Buffer.from(raw).toString('latin1').trim() === '';

/** Readers write ASCII; programs on Windows put a mark before it, or write UTF-16. */
function asPlainText(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  const hasMark = encoding !== 'utf-8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  return hasMark ? Buffer.from(new TextDecoder(encoding).decode(bytes)) : bytes;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function badLines(bytes: Uint8Array, strange: Decoded['strange']): BadLine[] {
  const encoding = encodingOf(bytes);
  let [line, at] = [1, 0];
  return strange.map(({ offset, found }) => {
    for (; at < offset; at += 1) if (bytes[at] === 0x0a) line += 1;
    const text = new TextDecoder(encoding).decode(found.raw).trim();
    const shown = text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
    const reason = 'stamp' in found ? 'no-time' : 'reason' in found ? found.reason : null;
    return { line, text: shown, reason };
  });
}

/** Why no line of a log is a read, and what else it may be. */
function nothingRead(
  path: string,
  point: string,
  bytes: Uint8Array,
  address: ReaderAddress,
  [first]: readonly BadLine[],
): Message {
  const { protocol } = address;
  const other = otherProtocol(bytes, protocol);
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

function otherProtocol(bytes: Uint8Array, than: ProtocolName): ProtocolName | null {
  const dated = Object.values(protocols).filter(
    ({ name, clock }) => name !== than && !/none|cycle/.test(clock),
  );
  return dated.find(({ name }) => decode(bytes, { protocol: name }).tags.length > 0)?.name ?? null;
}

/** What is wrong with a line. */
export function badLineTold({ line, text, reason }: BadLine): Message {
  const code =
    reason === 'ambiguous-date' || reason === 'no-time'
      ? (`readerLog.line-${reason}` as const)
      : 'readerLog.line';
  return message(code, { line: String(line), text });
}

/** Each line once: a log that was fetched twice says everything twice. */
function distinct(tags: readonly TagRead[]): TagRead[] {
  const seen = new Set<string>();
  return tags.filter(({ raw }) => {
    const text = Buffer.from(raw).toString('latin1').trim();
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** As the lines stand; by the reader's own numbers, or from the last line to the first, where that keeps the times in order better. */
function inOrder(tags: TagRead[]): TagRead[] {
  const numbers = new Set(tags.map(({ sequence }) => sequence));
  const isNumbered = !numbers.has(null) && numbers.size === tags.length;
  const numbered = isNumbered ? [tags.toSorted((one, other) => one.sequence! - other.sequence!)] : [];
  const orders = [tags, ...numbered, tags.toReversed()];
  return orders.reduce((best, order) => (stepsBack(order) < stepsBack(best) ? order : best));
}

function stepsBack(tags: readonly TagRead[]): number {
  return tags.filter(({ stamp }, index) => (stamp?.ms ?? 0) < (tags[index - 1]?.stamp?.ms ?? 0) - jitter)
    .length;
}

/** How a journal names the reads of a log at a point. */
export function logSource(address: ReaderAddress, point: string): string {
  return formatReaderAddress({ ...address, point, clock: null });
}
