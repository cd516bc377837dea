import { lineSchema, type PassingGoneLine, type PassingLine } from '../../contract/sync.ts';
import { parseReaderAddress } from '../../readers/address.ts';
import { protocols } from '../../readers/protocols.ts';
import { PassingBuilder } from '../../timing/passings/passing-builder.ts';
import type { Passing } from '../../timing/model/read.ts';
import { ReadRules } from '../../timing/passings/read-rules.ts';
import { Timing } from '../../timing/timing.ts';
import { knownActions } from '../race/action-lines.ts';
import { StationRace } from '../race/station-race.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { commitProblems, streamProblems } from '../journal/seals.ts';

/** What a check of the whole journal found. */
export interface Verification {
  reads: number;
  actions: number;
  /** The head of the chain over everything: equal heads, equal journals. */
  head: string;
  /** What differs, in words; empty where all is well. */
  differences: string[];
}

/**
 * Makes everything again from the journal and compares: the seals, both streams, and the results. `others`
 * are the journals of other stations that belong to the race: what they say of it counts here too. A journal
 * that cannot be read or understood is told of, as far as it goes.
 */
export function verifyJournal(journal: JournalReader, others: readonly JournalReader[] = []): Verification {
  const { differences, ...sealed } = verifyReplica(journal);
  const findings = { differences };
  look(findings, 'the reads', () => findDoubles(journal, differences));
  look(findings, 'the results', () => {
    const made = StationRace.load(journal, 0, others).race.timing;
    compareResults([journal, ...others], made, differences);
    comparePassings(journal, made, differences);
  });
  return { ...sealed, differences };
}

/** Checks the seals of another station's journal; what its rows mean is checked with the station's own. */
export function verifyReplica(journal: JournalReader): Verification {
  const differences: string[] = [];
  const found = { differences, reads: 0, actions: 0, head: '' };
  look(found, 'the commits', () => {
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

/** Does a part of the check; where the file does not let it be done, that is told. */
function look({ differences }: { differences: string[] }, what: string, part: () => void): void {
  try {
    part();
  } catch (error) {
    differences.push(`${what} cannot be read any further: ${(error as Error).message}`);
  }
}

/** The same sighting twice: a reader that said its reads again was not recognized. */
function findDoubles(journal: JournalReader, differences: string[]): void {
  for (const { source, count, chip, first, second } of journal.doubles()) {
    if (!hasClock(source)) continue;
    differences.push(
      `${source}: ${count} reads are there more than once, with the same chip at the same time of the reader's clock, such as reads ${first} and ${second} of chip ${chip}`,
    );
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

/** Results made row by row, as they came on race day, and made of all rows at once must be the same. */
function compareResults(journals: readonly JournalReader[], made: Timing, differences: string[]): void {
  const live = new Timing(undefined, made.siteId);
  const rules = ReadRules.of(made.site, made.actions);
  for (const journal of journals) {
    const builder = new PassingBuilder(journal.identity.station, rules, live.table);
    for (const { reads, actionLines } of journal.commits()) {
      for (const read of reads) if (builder.add(read) !== null) live.recount([read.chip]);
      if (actionLines.length > 0) live.applyAll(knownActions(actionLines));
    }
  }
  for (const entry of made.entries()) {
    const [one, other] = [made, live].map((timing) =>
      JSON.stringify({ result: timing.result(entry.bib), places: timing.places(entry.bib) }),
    );
    if (one !== other)
      differences.push(`bib ${entry.bib}: made again, the result is another: ${one} instead of ${other}`);
  }
}

/**
 * What the passing stream says must be what the reads make. A passing may have grown since its last
 * line, and the newest lines may be unwritten where the station was killed: it writes them at its start.
 */
function comparePassings(journal: JournalReader, made: Timing, differences: string[]): void {
  const said = new Map<string, PassingLine['passing'] | null>();
  for (const { number, line } of journal.lines('passing_lines')) {
    const parsed = passingLineIn(line);
    if (parsed === null) differences.push(`passing_lines: line ${number} cannot be understood`);
    else if (parsed.t === 'passing') said.set(parsed.passing.id, parsed.passing);
    else said.set(parsed.id, null);
  }
  for (const [id, passing] of said) {
    if (passing === null) continue;
    const own = made.passing(id);
    if (own === undefined) differences.push(`passing ${id}: the stream has it, but no read makes it`);
    else if (!isEarlierState(passing, own))
      differences.push(`passing ${id}: the stream says another thing than the reads`);
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
