import { postChip, type ChipOfBib } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { attempt } from '../attempt.ts';
import { openDialog } from '../console-state.ts';

/** Gives a chip to a bib; where it is somebody's by now, shows what that would change and asks. Null where it was refused. */
export async function giveChip(given: ChipOfBib): Promise<unknown> {
  const call = postChip(given);
  const problems = await call.then(() => [], problemsOf);
  if (!problems.some(({ code }) => code === 'chip-taken')) return attempt(call);
  openDialog({ kind: 'hand-over', ...given });
  return given;
}
