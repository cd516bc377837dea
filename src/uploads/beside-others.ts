import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OtherRun } from '../tracks/checks/asked.ts';
import { compareTracks } from '../tracks/checks/compare.ts';
import { keysOf } from '../tracks/checks/copy-keys.ts';
import { readTrack } from '../tracks/formats/read-track.ts';
import { RefusedFile } from '../tracks/formats/refused.ts';
import { judgeTrack } from '../tracks/judge.ts';
import { shiftedTrack } from '../tracks/measure/line.ts';
import { measure } from '../tracks/measure/measures.ts';
import { drawnRun } from '../tracks/measure/profile.ts';
import type { Track } from '../tracks/model/track.ts';
import type { Beside, Likeness, LookAnswer, Question, RunJudgement } from './judgement.ts';
import { unpacked, type Recording } from './unpack.ts';

const pack = promisify(gzip);

/** What a recording is found by among others; of an archive with several of them, each. */
export async function lookOf([only, ...others]: [Recording, ...Recording[]]): Promise<LookAnswer> {
  if (others.length > 0)
    return {
      several: await Promise.all(
        [only, ...others].map(async ({ name, bytes }) => ({
          name,
          data: (await pack(bytes)).toString('base64'),
        })),
      ),
    };
  const track = readTrack(only.bytes);
  const { timed, ways } = keysOf(track);
  const content = createHash('sha256').update(only.bytes).digest('hex');
  return { look: { content, device: track.device, keys: { timed: [...timed], ways: [...ways] } } };
}

/** A run as its race judges it, beside others that may be the same. */
export async function runOf(
  recorded: Track,
  files: readonly Uint8Array[],
  { asked, shift, beside }: Extract<Question, { task: 'run' }>,
): Promise<RunJudgement> {
  const track = shift === 0 ? recorded : shiftedTrack(recorded, shift);
  const others = await comparedWith(track, files, beside);
  const { format, device, told } = track;
  return {
    format,
    device,
    told,
    ...judgeTrack(track, { ...asked, others }),
    drawn: drawnRun(measure(track, asked.distance ?? null)),
    like: others.filter(({ isOwn }) => !isOwn).map(likenessOf),
  };
}

async function comparedWith(
  track: Track,
  files: readonly Uint8Array[],
  beside: readonly Beside[],
): Promise<OtherRun[]> {
  const others: OtherRun[] = [];
  for (const [index, of] of beside.entries())
    try {
      others.push({ ...of, comparison: compareTracks(track, readTrack(await unpacked(files[index]!))) });
    } catch (error) {
      // It could be read when it was handed in; one that cannot be read any more is no reason to refuse another.
      if (!(error instanceof RefusedFile)) throw error;
    }
  return others;
}

/** Together in time, or on the same way at another time: whichever lies nearer. */
function likenessOf({ name, comparison }: OtherRun): Likeness {
  const { overlap, apart, shiftedApart, across } = comparison;
  const separation = Math.min(apart, shiftedApart, across);
  return { name, overlap, separation: Number.isFinite(separation) ? separation : 0 };
}
