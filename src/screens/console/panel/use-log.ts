import { useCallback, useEffect, useRef, useState } from 'react';
import { getLog, type LogPage, type LogQuery } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { attempt } from '../attempt.ts';

const pageRows = 50;
/** So many are asked for again when something was done; who went further back goes there again. */
const againMost = 200;
const typingMs = 150;

/** What people did that fits; asked anew whenever something was done. Null before the first answer. */
export function useLog(query: Omit<LogQuery, 'before' | 'limit'>): {
  page: LogPage | null;
  goOn: () => Promise<void>;
} {
  const [page, setPage] = useState<LogPage | null>(null);
  const newest = useFeed((feed) => feed.sections?.actions[0]?.id);
  const asked = JSON.stringify(query);
  const shown = useRef({ asked, rows: pageRows });
  useEffect(() => {
    const asking = new AbortController();
    if (shown.current.asked !== asked) shown.current = { asked, rows: pageRows };
    const timer = setTimeout(() => {
      const limit = Math.min(Math.max(shown.current.rows, pageRows), againMost);
      getLog({ ...(JSON.parse(asked) as LogQuery), limit }, asking.signal).then(
        (answer) => asking.signal.aborted || setPage(answer),
        () => undefined,
      );
    }, typingMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [asked, newest]);
  const goOn = useCallback(async () => {
    const before = page?.rows.at(-1)?.id;
    if (page === null || before === undefined) return;
    const more = await attempt(getLog({ ...(JSON.parse(asked) as LogQuery), before, limit: pageRows }));
    if (more === null || shown.current.asked !== asked) return;
    const rows = [...page.rows, ...more.rows];
    shown.current = { asked, rows: rows.length };
    setPage({ ...more, rows, related: [...page.related, ...more.related] });
  }, [page, asked]);
  return { page, goOn };
}
