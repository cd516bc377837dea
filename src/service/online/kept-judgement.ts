import type { FindingView, HandedIn, RunMeasures } from '../../contract/online.ts';
import type { FileGrade } from '../../tracks/grade.ts';
import type { Finding } from '../../tracks/checks/finding.ts';
import type { Measures } from '../../tracks/measure/measures.ts';
import type { Device } from '../../tracks/model/track.ts';
import type { Likeness, RunJudgement } from '../../uploads/judgement.ts';

/** What is kept of a judgement as long as the run itself: nothing of it says where it was. */
export interface KeptJudgement {
  measures: RunMeasures;
  findings: Omit<FindingView, 'cleared'>[];
  /** Null where it is refused, or a review is open. */
  grade: FileGrade | null;
  refused: string[];
  open: string[];
  offeredHours: number | null;
  device: string | null;
  like: Likeness[];
}

const hour = 3_600_000;

export function keptOf({ measures, findings, graded, device, like }: RunJudgement): KeptJudgement {
  return {
    measures: measuresOf(measures),
    findings: findings.map(findingOf),
    grade: graded.grade,
    refused: graded.refused,
    open: graded.open,
    offeredHours: offeredOf(findings),
    device: deviceName(device),
    like,
  };
}

function measuresOf(measures: Measures): RunMeasures {
  const { measured, low, high, device } = measures.distance;
  return {
    start: Math.round(measures.start),
    finish:
      measures.finish === null
        ? null
        : { seconds: measures.finish.seconds, time: Math.round(measures.finish.time) },
    elapsed: measures.elapsed,
    distance: { measured, low, high, device },
    paused: measures.paused,
    climb: measures.climb === null ? null : { gain: measures.climb.gain, loss: measures.climb.loss },
    cadence: measures.cadence,
    heartRate: measures.heartRate,
    splits: measures.fiveKilometres.map(({ at, elapsed }) => ({ distance: at, seconds: elapsed })),
  };
}

function findingOf({ check, answer, figures, along, seen, remedy }: Finding): KeptJudgement['findings'][0] {
  // What has no number, such as how far apart two runs are that never met, came as null.
  const finite = Object.entries(figures).filter(([, value]) => Number.isFinite(value));
  return { check, answer, figures: Object.fromEntries(finite), along, seen, remedy };
}

/** Hours by which its clock seems to be off, as a check found. */
function offeredOf(findings: readonly Finding[]): number | null {
  const shift = findings.find(({ figures }) => figures['shift'] !== undefined)?.figures['shift'];
  return shift === undefined || shift === 0 ? null : shift / hour;
}

function deviceName({ maker, product, creator }: Device): string | null {
  return [maker, product].filter((part) => part !== null).join(' ') || creator;
}

export function readKept({ judged }: { judged: string | null }): KeptJudgement | null {
  return judged === null ? null : (JSON.parse(judged) as KeptJudgement);
}

export function readDeclared({ declared }: { declared: string | null }): HandedIn['declared'] {
  return declared === null ? null : (JSON.parse(declared) as HandedIn['declared']);
}
