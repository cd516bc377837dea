import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import { problemsOf } from '../api/http.ts';

export const pageSize = 100;
const refreshMs = 10_000;

/** A part of a long list: rows from `offset` on. */
interface Part {
  offset: number;
  total: number;
  rows: readonly unknown[];
}

interface Pages<Page extends Part> {
  /** The page that was answered last; null before the first answer. */
  page: Page | null;
  /** Rows by their position in the list; those that were not asked for yet are missing. */
  rows: ReadonlyMap<number, Page['rows'][number]>;
  problems: Problem[];
  /** When the last answer came, on this machine's monotonic clock; null before the first. */
  heard: number | null;
}

const nothing = { page: null, rows: new Map(), problems: [], heard: null };

/**
 * A long list in pages: the first one at once, others when `show` names positions in them. What is shown is asked for
 * anew every {@link refreshMs}; what was there stays while the answer is awaited. `get` gives {@link pageSize} rows from
 * a position on; with another function another list is asked for.
 */
export function usePages<Page extends Part>(get: (offset: number, signal: AbortSignal) => Promise<Page>) {
  const [pages, setPages] = useState<Pages<Page>>(nothing);
  const shown = useRef({ first: 0, last: 0 });
  const asked = useRef(new Set<number>());
  const asking = useRef(new AbortController());

  const ask = useCallback(
    async (page: number, fresh: boolean) => {
      asked.current.add(page);
      const { signal } = asking.current;
      try {
        const answer = await get(page * pageSize, signal);
        if (!signal.aborted) setPages((before) => withPage(fresh ? nothing : before, answer));
      } catch (error) {
        asked.current.delete(page);
        if (!signal.aborted) setPages((before) => ({ ...before, problems: problemsOf(error) }));
      }
    },
    [get],
  );

  useEffect(() => {
    asking.current = new AbortController();
    asked.current = new Set();
    shown.current = { first: 0, last: 0 };
    void ask(0, true);
    const refreshing = setInterval(() => {
      const numbers = pagesOf(shown.current.first, shown.current.last);
      asked.current = new Set(numbers);
      for (const page of numbers) void ask(page, false);
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
  /** Asks for everything that is not there yet; resolves when it is, or when nothing more comes. */
  const all = useCallback(async () => {
    const first = await get(0, asking.current.signal).catch(() => null);
    const last = Math.ceil((first?.total ?? 0) / pageSize) - 1;
    for (const page of pagesOf(0, Math.max(last, 0) * pageSize)) await ask(page, false);
  }, [get, ask]);
  return { ...pages, show, all };
}

function withPage<Page extends Part>({ rows: before }: Pages<Page>, page: Page): Pages<Page> {
  const rows = new Map(before);
  page.rows.forEach((row, index) => rows.set(page.offset + index, row));
  return { page, rows, problems: [], heard: performance.now() };
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(first / pageSize);
  return Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, index) => from + index);
}
