import type { StoredRead } from '../../../src/station/journal/rows.ts';
import { JournalReader } from '../../../src/station/journal/journal-reader.ts';
import { actionOfLine } from '../../../src/station/race/action-lines.ts';
import type { Crossing, Ledger } from './ledger.ts';

/** A mat without a clock is dated when its bytes arrive: as late as this laptop, busy with the tests, may take them. */
const arrivalMs = 1500;
/** So far back a station's time may be after a start on a laptop whose clock was set meanwhile: its uptime is known in steps. */
const earlyMs = 20;

/** What a journal does not have as it was, in words; empty lists where all is well. */
export interface Verdict {
  /** Chips and acts that were shown or promised and are gone. */
  lostChips: string[];
  lostActs: string[];
  /** What stands there more often than it happened. */
  doubled: string[];
  /** Times that are not true and do not say that they are uncertain. */
  falseTimes: string[];
}

/** Compares a journal with the ledger of what truly happened; a station may be writing to it. */
export function judge(ledger: Ledger, journalPath: string): Verdict {
  const verdict: Verdict = { lostChips: [], lostActs: [], doubled: [], falseTimes: [] };
  const kept = new Map<string, StoredRead[]>();
  const acts = new Map<string, number>();
  const journal = new JournalReader(journalPath);
  try {
    for (const read of journal.reads()) {
      const same = kept.get(read.chip);
      if (same === undefined) kept.set(read.chip, [read]);
      else same.push(read);
    }
    for (const { line } of journal.lines('actions')) {
      const { id } = actionOfLine(line);
      acts.set(id, (acts.get(id) ?? 0) + 1);
    }
  } finally {
    journal.close();
  }
  for (const crossing of ledger.crossings.values())
    judgeCrossing(crossing, kept.get(crossing.chip) ?? [], ledger.due(crossing.chip), verdict);
  for (const [chip, reads] of kept)
    if (!ledger.crossings.has(chip)) verdict.falseTimes.push(`${chip}: ${reads.length} reads of nobody`);
  for (const act of ledger.acts) if (!acts.has(act)) verdict.lostActs.push(act);
  for (const [act, times] of acts) if (times > 1) verdict.doubled.push(`act ${act}: ${times} times`);
  return verdict;
}

function judgeCrossing(
  { chip, mat, said }: Crossing,
  reads: readonly StoredRead[],
  due: number,
  { lostChips, doubled, falseTimes }: Verdict,
): void {
  if (reads.length < due) lostChips.push(chip);
  if (reads.length > said.length) doubled.push(`${mat} ${chip}: ${reads.length} reads of ${said.length}`);
  for (const read of reads) {
    if (said.some((one) => isTrue(read, one))) continue;
    falseTimes.push(`${mat} ${chip}: ${described(read, said)}`);
  }
}

function described({ time, earliest, readerTime }: StoredRead, said: Crossing['said']): string {
  const heard = said.map(({ moment, stamp }) => `${moment}${stamp === null ? '' : ` as ${stamp}`}`);
  const from = earliest === undefined ? '' : `${earliest} to `;
  return `${from}${time}, by the mat's clock ${readerTime ?? 'never'}, was heard at ${heard.join(', ')}`;
}

/** Its moment is the true one, as well as it can be known; or it says from when it may be. */
function isTrue(
  { time, earliest, readerTime }: StoredRead,
  { stamp, moment }: Crossing['said'][number],
): boolean {
  if (readerTime !== stamp) return false;
  if (earliest !== undefined) return earliest <= moment + earlyMs && moment <= time + earlyMs;
  return time >= moment - earlyMs && time <= moment + arrivalMs;
}
