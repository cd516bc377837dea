import { useEffect, useState } from 'react';
import { getSafety, type Safety } from '../../api/calls.ts';

const pauseMs = 5000;

/** Who is out there, asked again and again; `failing` says that the last answer is an old one. Null before the first. */
export function useSafety(): { safety: Safety | null; failing: boolean } {
  const [state, setState] = useState<{ safety: Safety | null; failing: boolean }>({
    safety: null,
    failing: false,
  });
  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const safety = await getSafety(left.signal).catch(() => null);
      if (left.signal.aborted) return;
      setState((before) => (safety === null ? { ...before, failing: true } : { safety, failing: false }));
      timer = setTimeout(() => void ask(), pauseMs);
    };
    void ask();
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, []);
  return state;
}
