import { lineSchema, type PassingGoneLine, type PassingLine } from '../../contract/sync.ts';
import { parseReaderAddress } from '../../readers/address.ts';
import { message, type Message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import { protocols } from '../../readers/protocols.ts';
import { PassingBuilder } from '../../timing/passings/passing-builder.ts';
import type { Passing } from '../../timing/model/read.ts';
import { ReadRules } from '../../timing/passings/read-rules.ts';
import { Timing } from '../../timing/timing.ts';
import { knownActions } from '../race/action-lines.ts';
import { StationRace } from '../race/station-race.ts';
import type { JournalReader, StoredLine, StreamTable } from '../journal/journal-reader.ts';
import { commitProblems, streamProblems } from '../journal/seals.ts';

const linesPerPage = 2000;

/** What a check of the whole journal found. */
export interface Verification {
  reads: number;
  actions: number;
  /** The head of the chain over everything: equal heads, equal journals. */
  head: string;
  /** What differs; empty where all is well. */
  differences: Message[];
}

/**
 * Makes everything again from the journal and compares: the seals, both streams, and the results. `others`
 * are the journals of other stations that belong to the race: what they say of it counts here too. A journal
 * that cannot be read or understood is told of, as far as it goes.
 */
export function verifyJournal(journal: JournalReader, others: readonly JournalReader[] = []): Verification {
  const { differences, ...sealed } = verifyReplica(journal);
  const findings = { differences };
  look(findings, 'reads', () => findDoubles(journal, differences));
  look(findings, 'results', () => {
    const made = StationRace.load(journal, 0, others).race.timing;
    compareResults([journal, ...others], made, differences);
    comparePassings(journal, made, differences);
  });
  return { ...sealed, differences };
}

/** Checks the seals of another station's journal; what its rows mean is checked with the station's own. */
export function verifyReplica(journal: JournalReader): Verification {
  const differences: Message[] = [];
  const found = { differences, reads: 0, actions: 0, head: '' };
  look(found, 'commits', () => {
    const problems = commitProblems(journal);
    let next = problems.next();
    for (; next.done !== true; next = problems.next()) differences.push(next.value);
    Object.assign(found, next.value);
  });
  for (const table of ['actions', 'passing_lines'] as const)
    look(found, table, () => {
      for (const problem of streamProblems(journal, table)) differences.push(problem);
    });
  look(found, 'actions', () => {
    found.actions = journal.count('actions');
  });
  return found;
}

type Part = 'commits' | 'actions' | 'passing_lines' | 'reads' | 'results';

/** Does a part of the check; where the file does not let it be done, that is told. */
function look({ differences }: { differences: Message[] }, what: Part, part: () => void): void {
  try {
    part();
  } catch (error) {
    differences.push(message(`verify.no-further-${what}`, { why: toldOf(error) }));
  }
}

/** The same sighting twice: a reader that said its reads again was not recognized. */
function findDoubles(journal: JournalReader, differences: Message[]): void {
  for (const { source, count, chip, first, second } of journal.doubles()) {
    if (!hasClock(source)) continue;
    const doubles = { source, count, chip, first: String(first), second: String(second) };
    differences.push(message('verify.doubles', doubles));
  }
}

function hasClock(source: string): boolean {
  try {
    return !['none', 'since-cycle'].includes(protocols[parseReaderAddress(source).protocol].clock);
  } catch {
    // Of a reader that this version does not know.
    return false;
  }
}

/** Results made commit by commit, as they came on race day, and made of all rows at once must be the same. */
function compareResults(journals: readonly JournalReader[], made: Timing, differences: Message[]): void {
  const live = new Timing(undefined, made.siteId);
  const rules = ReadRules.of(made.site, made.actions);
  for (const journal of journals) {
    const builder = new PassingBuilder(journal.identity.station, rules, live.table);
    for (const { reads, actionLines } of journal.commits()) {
      const chips = new Set<string>();
      for (const read of reads) if (builder.add(read) !== null) chips.add(read.chip);
      if (chips.size > 0) live.recount(chips);
      if (actionLines.length > 0) live.applyAll(knownActions(actionLines));
    }
  }
  for (const entry of made.entries()) {
    const resultIn = (timing: Timing) =>
      JSON.stringify({ result: timing.result(entry.bib), places: timing.places(entry.bib) });
    const [again, before] = [resultIn(made), resultIn(live)];
    if (again !== before) differences.push(message('verify.other-result', { bib: entry.bib, again, before }));
  }
}

/**
 * What the passing stream says must be what the reads make. A passing may have grown since its last
 * line, and the newest lines may be unwritten where the station was killed: it writes them at its start.
 */
function comparePassings(journal: JournalReader, made: Timing, differences: Message[]): void {
  const said = new Map<string, PassingLine['passing'] | null>();
  for (const { number, line } of inPages(journal, 'passing_lines')) {
    const parsed = passingLineIn(line);
    if (parsed === null) differences.push(message('verify.strange-line', { number: String(number) }));
    else if (parsed.t === 'passing') said.set(parsed.passing.id, parsed.passing);
    else said.set(parsed.id, null);
  }
  for (const [id, passing] of said) {
    if (passing === null) continue;
    const own = made.passing(id);
    if (own === undefined) differences.push(message('verify.passing-without-reads', { id }));
    else if (!isEarlierState(passing, own)) differences.push(message('verify.other-passing', { id }));
  }
}

/** All lines of a stream; of all passings of a large race together they would fill the memory. */
function* inPages(journal: JournalReader, table: StreamTable): Iterable<StoredLine> {
  for (let page = journal.lines(table, 0, linesPerPage); page.length > 0;) {
    yield* page;
    page = journal.lines(table, page.at(-1)!.number, linesPerPage);
  }
}

function passingLineIn(text: string): PassingLine | PassingGoneLine | null {
  try {
    const line = lineSchema.parse(JSON.parse(text));
    return line.t === 'action' ? null : line;
  } catch {
    return null;
  }
}

function isEarlierState(said: PassingLine['passing'], own: Passing): boolean {
  const { point, chip, first, last, strongest, rssi, reads } = own;
  if (said.point !== point || said.chip !== chip) return false;
  if (said.reads < reads) return said.first >= first && said.last <= last;
  return (
    said.reads === reads &&
    said.first === first &&
    said.last === last &&
    said.strongest === strongest &&
    said.rssi === rssi
  );
}
