import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import { problemsOf } from '../api/http.ts';

/**
 * What is asked for, again so long after each answer; what was answered last stays while an answer fails. `again` asks at
 * once.
 */
export function useAsked<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  everyMs: number | null = null,
): { answer: Answer | null; problems: Problem[]; again: () => void } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const once = async () => {
      try {
        const given = await ask(over.signal);
        if (over.signal.aborted) return;
        setAnswer(given);
        setProblems([]);
      } catch (error) {
        if (over.signal.aborted) return;
        setProblems(problemsOf(error));
      }
      if (everyMs !== null) timer = setTimeout(() => void once(), everyMs);
    };
    void once();
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [ask, everyMs, turn]);
  return { answer, problems, again: useCallback(() => setTurn((before) => before + 1), []) };
}

/** Does something once at a time: whether it is being done, what it was refused with, and what does it. */
export function useAct<Given = void>(
  act: (given: Given) => Promise<unknown>,
): { isDoing: boolean; problems: Problem[]; go: (given: Given) => Promise<void> } {
  const [isDoing, setDoing] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const go = async (given: Given) => {
    setDoing(true);
    setProblems([]);
    try {
      await act(given);
    } catch (error) {
      setProblems(problemsOf(error));
    }
    setDoing(false);
  };
  return { isDoing, problems, go };
}
