import { useCallback } from 'react';
import { getResults } from '../api/calls.ts';
import { pageSize, usePages } from './use-pages.ts';

/** A list of one race in pages, as far as its rows fit what is searched for. */
export function useResults(race: string | undefined, list: string, q: string) {
  return usePages(
    useCallback(
      (offset: number, signal: AbortSignal) => getResults({ race, list, offset, limit: pageSize, q }, signal),
      [race, list, q],
    ),
  );
}
