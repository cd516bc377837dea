import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ResultRow } from '../../../contract/rows.ts';
import { findRunners } from '../../api/calls.ts';

const pauseMs = 80;
const most = 8;

/** What a search found, and which of it Enter opens. */
export interface FoundRunners {
  /** Whether the rows are the answer to what is typed now. */
  isCurrent: boolean;
  /** Null while nothing is typed or nothing was answered; what was found stays until the next answer. */
  rows: ResultRow[] | null;
  chosen: number;
  /** Opens the chosen runner; where the answer to what is typed is still on its way, as soon as it is there. */
  open: () => void;
  /** Opens this one. */
  onOpen: (bib: string) => void;
  choose: (step: 1 | -1) => void;
}

/**
 * Looks for runners while they are typed; `query` is null while nobody is being looked for. `onOpen` is told whether the
 * answer opens the runner, some time after the key.
 */
export function useFinder(
  query: string | null,
  onOpen: (bib: string, isAnswer: boolean) => void,
): FoundRunners {
  const [found, setFound] = useState<{ query: string; rows: ResultRow[] } | null>(null);
  const [choice, setChoice] = useState({ query, chosen: 0 });
  /** The search whose first runner is to be opened when it is answered. */
  const wanted = useRef<string | null>(null);
  const chosen = choice.query === query ? choice.chosen : 0;

  const onAnswer = useEffectEvent((asked: string, rows: ResultRow[]) => {
    setFound({ query: asked, rows });
    const first = rows[0]?.person.bib;
    if (wanted.current === asked && first !== undefined) onOpen(first, true);
    wanted.current = null;
  });
  useEffect(() => {
    wanted.current = null;
    if (query === null || query === '') return setFound(null);
    const asking = new AbortController();
    const timer = setTimeout(() => {
      findRunners(query, most, asking.signal).then(
        ({ rows }) => asking.signal.aborted || onAnswer(query, rows),
        () => asking.signal.aborted || setFound(null),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [query]);

  return {
    rows: found?.rows ?? null,
    isCurrent: found?.query === query,
    chosen,
    onOpen: (bib) => onOpen(bib, false),
    open: () => {
      const row = found?.rows[chosen];
      if (found?.query !== query) wanted.current = query;
      else if (row !== undefined) onOpen(row.person.bib, false);
    },
    choose: (step) => {
      const last = Math.max((found?.rows.length ?? 1) - 1, 0);
      setChoice({ query, chosen: Math.min(Math.max(chosen + step, 0), last) });
    },
  };
}
