import { useEffect, useState } from 'react';
import type { Problem } from '../../../contract/problem.ts';
import { getVersions, type Versions } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { useFeed } from '../../feed/store.ts';

const pauseMs = 2000;

/** What was published of a race and what changed since, asked again while the race goes on; null until it is known. */
export function useVersions(race: string): {
  versions: Versions | null;
  problems: Problem[];
  again: () => void;
} {
  const [known, setKnown] = useState<{ race: string; versions: Versions } | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [asked, setAsked] = useState(0);
  const published = useFeed(({ sections }) => sections?.versions);
  const closed = useFeed(({ sections }) => sections?.closed);
  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const versions = await getVersions(race, left.signal);
        if (left.signal.aborted) return;
        setKnown({ race, versions });
        setProblems([]);
      } catch (error) {
        if (left.signal.aborted) return;
        setProblems(problemsOf(error));
      }
      timer = setTimeout(() => void ask(), pauseMs);
    };
    void ask();
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [race, asked, published, closed]);
  return {
    versions: known?.race === race ? known.versions : null,
    problems,
    again: () => setAsked((count) => count + 1),
  };
}
