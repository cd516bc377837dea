import { useCallback } from 'react';
import { getVersions } from '../../api/calls.ts';
import { useAsked } from '../../components/use-asked.ts';

const everyMs = 2000;

/** What was published of a race and what changed since, asked again while the race goes on; null until it is known. */
export const useVersions = (race: string) =>
  useAsked(
    useCallback((signal: AbortSignal) => getVersions(race, signal), [race]),
    everyMs,
  );
