import { useEffect, useState } from 'react';
import type { Person, ResultRow } from '../../contract/rows.ts';
import { getEntry } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';

/** Whose a typed bib is. */
export type BibOwner =
  | { state: 'empty' }
  | { state: 'asking' }
  /** `gun`: what the gun time counts from; null before it was fired. */
  | { state: 'known'; person: Person; result: ResultRow | null; gun: number | null }
  | { state: 'unknown' };

const pauseMs = 60;

/** Asks the station whose a bib is, while it is typed. */
export function useBib(bib: string): BibOwner {
  const [owner, setOwner] = useState<BibOwner>({ state: 'empty' });
  useEffect(() => {
    if (bib === '') return setOwner({ state: 'empty' });
    setOwner({ state: 'asking' });
    const asking = new AbortController();
    const timer = setTimeout(() => {
      getEntry(bib, asking.signal).then(
        ({ person, result, gun = null }) => setOwner({ state: 'known', person, result, gun }),
        (error: unknown) => {
          if (!asking.signal.aborted && problemsOf(error).some(({ code }) => code === 'bib-unknown'))
            setOwner({ state: 'unknown' });
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [bib]);
  return owner;
}
