import { chainNext, chainStart } from '../../contract/chain.ts';
import type { PassingGoneLine, PassingLine } from '../../contract/sync.ts';
import { PassingBuilder } from '../../timing/passings/passing-builder.ts';
import type { Passing } from '../../timing/model/read.ts';
import { matSettingsOf, ReadRules } from '../../timing/passings/read-rules.ts';
import { Timing } from '../../timing/timing.ts';
import { knownActions } from '../race/action-lines.ts';
import { StationRace } from '../race/station-race.ts';
import type { JournalReader, StreamTable } from '../journal/journal-reader.ts';
import { sealedText } from '../journal/rows.ts';

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
 * are the journals of other stations that belong to the race: what they say of it counts here too.
 */
export function verifyJournal(journal: JournalReader, others: readonly JournalReader[] = []): Verification {
  const { differences, ...sealed } = verifyReplica(journal);
  const made = StationRace.load(journal, 0, others).race.timing;
  compareResults([journal, ...others], made, differences);
  comparePassings(journal, made, differences);
  return { ...sealed, differences };
}

/** Checks the seals of another station's journal; what its rows mean is checked with the station's own. */
export function verifyReplica(journal: JournalReader): Verification {
  const differences: string[] = [];
  const { head, reads } = checkSeals(journal, differences);
  checkStream(journal, 'actions', journal.identity.ops, differences);
  checkStream(journal, 'passing_lines', journal.identity.obs, differences);
  return { reads, actions: journal.count('actions'), head, differences };
}

function checkSeals(journal: JournalReader, differences: string[]): { head: string; reads: number } {
  let head = chainStart(journal.identity.station);
  let reads = 0;
  let expected = 0;
  for (const commit of journal.commits()) {
    if (commit.number !== expected) differences.push(`commit ${expected} is missing`);
    expected = commit.number + 1;
    for (const read of commit.reads) {
      reads += 1;
      if (read.number !== reads)
        differences.push(`read ${reads} is missing: the next is number ${read.number}`);
      reads = read.number;
    }
    if (commit.number > 0)
      head = chainNext(head, [...commit.reads.map(sealedText), ...commit.actionLines].join('\n'));
    if (head !== commit.head)
      differences.push(`commit ${commit.number} does not match its seal: its rows were changed`);
    head = commit.head;
  }
  return { head, reads };
}

function checkStream(
  journal: JournalReader,
  table: StreamTable,
  stream: string,
  differences: string[],
): void {
  let head = chainStart(stream);
  let number = 0;
  for (const line of journal.lines(table)) {
    number += 1;
    if (line.number !== number) differences.push(`${table}: line ${number} is missing`);
    number = line.number;
    head = chainNext(head, line.line);
    if (head !== line.head)
      differences.push(`${table}: line ${number} does not match its seal: it was changed`);
    head = line.head;
  }
}

/** Results made row by row, as they came on race day, and made of all rows at once must be the same. */
function compareResults(journals: readonly JournalReader[], made: Timing, differences: string[]): void {
  const live = new Timing(undefined, made.siteId);
  const rules = new ReadRules(made.site === null ? null : matSettingsOf(made.site), made.actions);
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
  for (const { line } of journal.lines('passing_lines')) {
    const parsed = JSON.parse(line) as PassingLine | PassingGoneLine;
    if (parsed.t === 'passing') said.set(parsed.passing.id, parsed.passing);
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
