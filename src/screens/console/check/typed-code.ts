import { getChipOwners, getEntry, postCheckedChip } from '../../api/calls.ts';
import { ApiError } from '../../api/http.ts';
import type { Expected } from './check-book.ts';

/** What was typed or scanned: a bib in the hand, a chip that the station took as read, or neither. */
export type Typed = { bib: Expected } | 'chip' | 'unknown';

/** A code that nobody types by hand: eight hexadecimal digits or more. */
const chipCode = /^[0-9a-f]{8,}$/i;

/** Finds out what a code is: a bib before a chip. What looks like a chip, or is somebody's, is taken for the check. */
export async function takeTyped(code: string): Promise<Typed> {
  const entry = await getEntry(code).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  });
  if (entry !== null) return { bib: { person: entry.person, chips: entry.chips.length } };
  const isChip = chipCode.test(code) || (await getChipOwners(code)).owners.length > 0;
  if (!isChip) return 'unknown';
  await postCheckedChip(code);
  return 'chip';
}
