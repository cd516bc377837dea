import { useEffect, useState } from 'react';
import type { Problem } from '../../../contract/problem.ts';
import { getEntry } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { useFeed } from '../../feed/store.ts';

type Runner = Awaited<ReturnType<typeof getEntry>>;

/** What the station knows of a bib, asked anew whenever something was done or the runner passed. */
export function useRunner(bib: string): { runner: Runner | null; problems: Problem[] } {
  const [runner, setRunner] = useState<Runner | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const action = useFeed((feed) => feed.sections?.actions[0]?.id);
  const passed = useFeed((feed) => feed.passings.find(({ person }) => person?.bib === bib));
  const finished = useFeed((feed) => feed.finishers.find(({ person }) => person.bib === bib));
  useEffect(() => {
    const asking = new AbortController();
    getEntry(bib, asking.signal).then(
      (answer) => {
        setRunner(answer);
        setProblems([]);
      },
      (error: unknown) => asking.signal.aborted || setProblems(problemsOf(error)),
    );
    return () => asking.abort();
  }, [bib, action, passed, finished]);
  return { runner, problems };
}
