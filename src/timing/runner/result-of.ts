import type { RulingFact } from '../facts/facts.ts';
import type { Entry, MissedPoints, RaceDefinition } from '../model/race.ts';
import type { Doubt, Flag, Result, Status } from '../model/result.ts';
import type { Times } from './times-of.ts';

/** Real races reinstate runners who missed one mat, and nobody who missed two. */
const missedPoints: MissedPoints = { allowed: 1, beyond: 'review' };

const noDoubts: readonly Doubt[] = [];

/** What besides the times decides a result. */
export interface Circumstances {
  race: RaceDefinition;
  category: string | null;
  ruling: RulingFact | null;
  /** Whether the race is closed: nobody is out there any more. */
  closed: boolean;
  /** Whether another chip was with this one all the way. */
  paired: boolean;
}

/** A runner's result: the times, and what the rules and the judges make of them. */
export function resultOf(entry: Entry, times: Times, circumstances: Circumstances): Result {
  const { race, category, ruling } = circumstances;
  const { gun, start, passed, instants, gunTime, chipTime, evidence, missed, unfit } = times;
  const status = statusOf(times, circumstances);
  const isUnranked =
    tooManyMissed(times, race) && missedRule(race).beyond === 'unranked' && ruling?.status !== 'ok';
  return {
    bib: entry.bib,
    status,
    ranked: status === 'finished' && !isUnranked,
    wave: entry.wave ?? race.waves[0]?.id ?? '',
    gun,
    category,
    start,
    passed,
    instants,
    gunTime,
    chipTime,
    evidence,
    flags: flagsOf(times, ruling),
    missed,
    unfit,
    doubts: status === 'review' ? doubtsOf(times, circumstances) : noDoubts,
    ruling,
  };
}

/** A ruling first; then the cut-offs; then what is missing; then whether the race is over. */
function statusOf(times: Times, circumstances: Circumstances): Status {
  const { race, ruling, closed } = circumstances;
  if (ruling !== null && ruling.status !== 'ok') return ruling.status;
  if (times.isLate) return 'out-of-time';
  if (times.gunTime !== null) {
    if (ruling !== null) return 'finished';
    if (tooManyMissed(times, race) && missedRule(race).beyond === 'dnf') return 'dnf';
    return doubtsOf(times, circumstances).length > 0 ? 'review' : 'finished';
  }
  // Without a gun nobody's race can be said to be over.
  const isOver = closed && !times.flags.includes('no-gun');
  if (times.isSeen) return isOver ? 'dnf' : 'running';
  return isOver ? 'dns' : 'entered';
}

function doubtsOf(times: Times, { race, paired }: Circumstances): Doubt[] {
  const doubts: Doubt[] = [...times.doubts];
  if (tooManyMissed(times, race) && missedRule(race).beyond === 'review') doubts.push('missed-points');
  if (paired) doubts.push('chip-pair');
  return doubts;
}

function tooManyMissed({ gunTime, missed }: Times, race: RaceDefinition): boolean {
  return gunTime !== null && missed.length > missedRule(race).allowed;
}

function missedRule(race: RaceDefinition): MissedPoints {
  return race.missedPoints ?? missedPoints;
}

/** A DNF for a rule (TR 4.4.3: no honest effort) may well have finished; one who was merely missed may not. */
function flagsOf({ flags, passed, gunTime }: Times, ruling: RulingFact | null): readonly Flag[] {
  const isDoubtful =
    (ruling?.status === 'dns' && passed.length > 0) ||
    (ruling?.status === 'dnf' && ruling.rule === null && gunTime !== null);
  return isDoubtful ? [...flags, 'status-doubtful'] : flags;
}
