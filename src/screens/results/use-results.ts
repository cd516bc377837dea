import { useCallback } from 'react';
import type { ResultsSource } from './source.ts';
import { pageSize, usePages } from './use-pages.ts';

/** A list of one race in pages, as far as its rows fit what is searched for. */
export function useResults(source: ResultsSource, race: string | undefined, list: string, q: string) {
  return usePages(
    useCallback(
      (offset: number, signal: AbortSignal) => source.get({ race, list, offset, limit: pageSize, q }, signal),
      [source, race, list, q],
    ),
  );
}
