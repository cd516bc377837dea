import { useEffect, useState } from 'react';
import type { ResultsPage } from '../../contract/rows.ts';
import { getResults } from '../api/calls.ts';

/** The races and the lists of one of them (the first where it is empty), as the station has them; null until it has said so. */
export function useListsOf(race: string): ResultsPage | null {
  const [page, setPage] = useState<ResultsPage | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void getResults(
      { list: 'overall', offset: 0, limit: 1, q: '', race: race === '' ? undefined : race },
      left.signal,
    )
      .then(setPage)
      .catch(() => undefined);
    return () => left.abort();
  }, [race]);
  return page;
}
