import { useCallback } from 'react';
import { runStateSchema } from '../../../contract/online.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { useAsked } from '../../components/use-asked.ts';
import type { QueueQuery } from './addresses.ts';

/** The bibs before and after a run in the queue as it is looked at; null at its ends. */
export function useNeighbours(
  calls: OnlineCalls,
  race: string,
  bib: string,
  asked: QueueQuery,
): { before: string | null; next: string | null } {
  const { data: state } = runStateSchema.safeParse(asked.state);
  const q = asked.q ?? undefined;
  const { answer } = useAsked(
    useCallback((signal) => calls.queue(race, { state, q, offset: 0 }, signal), [calls, race, state, q]),
  );
  const bibs = (answer?.rows ?? []).map((row) => row.bib);
  const at = bibs.indexOf(bib);
  // A run that was decided may have left the list: the longest waiting is next.
  if (at === -1) return { before: null, next: bibs[0] ?? null };
  return { before: bibs[at - 1] ?? null, next: bibs[at + 1] ?? null };
}
