import type { EvidenceGrade, OnlineRace, RunState } from '../../contract/online.ts';
import { readDeclared, readKept, type KeptJudgement } from './kept-judgement.ts';
import type { FileRow, RunRow } from './runs.ts';

/** What a run comes to by what was handed in, before a person has said anything about it. */
export interface Standing {
  state: Extract<RunState, 'entered' | 'checking' | 'waits' | 'refused'>;
  /** Id of the file that is the run. */
  chosen: string | null;
  /** The highest grade that it can have. */
  grade: EvidenceGrade | null;
  start: number | null;
  seconds: number | null;
  splits: { distance: number; seconds: number }[];
  /** Checks that refuse or ask for a look, without those that a person let be. */
  open: string[];
  /** Nothing about it asks for a person. */
  isClear: boolean;
}

const nothing = {
  chosen: null,
  grade: null,
  start: null,
  seconds: null,
  splits: [],
  open: [],
  isClear: false,
};

/** How a run stands by its files. A file whose bytes were deleted is no evidence any more. */
export function standingOf(
  run: Pick<RunRow, 'chosen' | 'chosen_by_runner' | 'cleared'>,
  files: readonly FileRow[],
  { distance }: Pick<OnlineRace, 'distance'>,
): Standing {
  const here = files.filter(({ state }) => state !== 'deleted');
  const isChecking = here.some(({ state }) => state === 'queued');
  const chosen = chosenOf(run, here, distance);
  if (isChecking) return { ...nothing, state: 'checking', chosen: chosen?.id ?? null };
  if (chosen !== undefined) return ofFile(chosen, JSON.parse(run.cleared) as string[]);
  const isUnreadable = here.some(({ state }) => state === 'unreadable');
  return { ...nothing, state: isUnreadable ? 'refused' : 'entered' };
}

/** What the runner chose; otherwise the recording that fits the distance best, and only then pictures and words. */
function chosenOf(
  { chosen, chosen_by_runner }: Pick<RunRow, 'chosen' | 'chosen_by_runner'>,
  files: readonly FileRow[],
  distance: number,
): FileRow | undefined {
  const usable = files.filter((file) => readKept(file) !== null || file.declared !== null);
  const wanted = chosen_by_runner ? usable.find(({ id }) => id === chosen) : undefined;
  return wanted ?? usable.toSorted((one, other) => rankOf(one, distance) - rankOf(other, distance))[0];
}

/**
 * The lower the better: by kind, and recordings of one kind by how far they are from the distance; where two are as far, of
 * one run by two devices, by what they are worth.
 */
function rankOf(file: FileRow, distance: number): number {
  const kinds = 1e6;
  const judged = readKept(file);
  if (judged === null) return (file.kind === 'picture' ? 1 : 2) * kinds;
  const { measures, refused, grade } = judged;
  const percentOff = Math.round((100 * Math.abs(measures.distance.measured - distance)) / distance);
  const worth = grade === 'verified' ? 0 : grade === 'gps' ? 1 : 2;
  return (refused.length === 0 ? 0 : 3) * kinds + 10 * Math.min(percentOff, 1e4) + worth;
}

function ofFile(file: FileRow, cleared: readonly string[]): Standing {
  const judged = readKept(file);
  const chosen = file.id;
  if (judged !== null) return { chosen, ...ofRecording(judged, cleared, file.shift_hours !== 0) };
  const { start, seconds } = readDeclared(file)!;
  const grade = file.kind === 'picture' ? 'picture' : 'declared';
  return { chosen, state: 'waits', grade, start, seconds, splits: [], open: [], isClear: false };
}

function ofRecording(
  { measures, refused, open, grade }: KeptJudgement,
  cleared: readonly string[],
  isShifted: boolean,
): Omit<Standing, 'chosen'> {
  const isOpen = (check: string) => !cleared.includes(check);
  const stillRefused = refused.filter(isOpen);
  const stillOpen = [...stillRefused, ...open.filter(isOpen)];
  return {
    state: stillRefused.length > 0 ? 'refused' : 'waits',
    grade: stillRefused.length > 0 ? null : (grade ?? 'gps'),
    start: measures.start,
    // Short within the error of watches, and let be by a person: the whole of it is the time.
    seconds: measures.finish?.seconds ?? measures.elapsed,
    splits: measures.splits,
    open: stillOpen,
    // A clock that somebody says was off is believed by a person, or not at all.
    isClear: stillOpen.length === 0 && !isShifted,
  };
}
