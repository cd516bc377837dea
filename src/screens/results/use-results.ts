import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import type { ResultRow, ResultsPage } from '../../contract/rows.ts';
import { problemsOf } from '../api/http.ts';
import type { ResultsSource } from './source.ts';

export const pageSize = 100;
const refreshMs = 10_000;

interface Results {
  /** The page that was answered last; null before the first answer. */
  page: ResultsPage | null;
  /** Rows by their position in the list; those that were not asked for yet are missing. */
  rows: ReadonlyMap<number, ResultRow>;
  problems: Problem[];
  /** When the last answer came, on this machine's monotonic clock; null before the first. */
  heard: number | null;
}

const nothing: Results = { page: null, rows: new Map(), problems: [], heard: null };

/**
 * A list of results in pages: the first one at once, others when `show` names positions in them. What
 * is shown is asked for anew every {@link refreshMs}; what was there stays while the answer is awaited.
 */
export function useResults(source: ResultsSource, race: string | undefined, list: string, q: string) {
  const [results, setResults] = useState<Results>(nothing);
  const shown = useRef({ first: 0, last: 0 });
  const asked = useRef(new Set<number>());
  const asking = useRef(new AbortController());

  const ask = useCallback(
    async (page: number, fresh: boolean) => {
      asked.current.add(page);
      const { signal } = asking.current;
      try {
        const answer = await source.get({ race, list, offset: page * pageSize, limit: pageSize, q }, signal);
        if (!signal.aborted) setResults((before) => withPage(fresh ? nothing : before, answer));
      } catch (error) {
        asked.current.delete(page);
        if (!signal.aborted) setResults((before) => ({ ...before, problems: problemsOf(error) }));
      }
    },
    [source, race, list, q],
  );

  useEffect(() => {
    asking.current = new AbortController();
    asked.current = new Set();
    shown.current = { first: 0, last: 0 };
    void ask(0, true);
    const refreshing = setInterval(() => {
      const pages = pagesOf(shown.current.first, shown.current.last);
      asked.current = new Set(pages);
      for (const page of pages) void ask(page, false);
    }, refreshMs);
    return () => {
      clearInterval(refreshing);
      asking.current.abort();
    };
  }, [ask]);

  const show = useCallback(
    (first: number, last: number) => {
      shown.current = { first, last };
      for (const page of pagesOf(first, last)) if (!asked.current.has(page)) void ask(page, false);
    },
    [ask],
  );
  return { ...results, show };
}

function withPage({ rows: before }: Results, page: ResultsPage): Results {
  const rows = new Map(before);
  page.rows.forEach((row, index) => rows.set(page.offset + index, row));
  return { page, rows, problems: [], heard: performance.now() };
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(first / pageSize);
  return Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, index) => from + index);
}
