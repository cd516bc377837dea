import { useEffect, useState } from 'react';
import type { Answered } from '../../contract/calls/call.ts';
import type { stationCalls } from '../../contract/calls/station.ts';
import { getWhose } from '../api/calls.ts';

/** Who has a bib, and what became of them. */
export type Whose = Answered<typeof stationCalls.whose>['people'][number];

/** What the station says of many bibs. */
export interface WhoseBibs {
  people: ReadonlyMap<string, Whose>;
  /** Bibs that nobody has. */
  unknown: ReadonlySet<string>;
  /** Whether everything that is asked has its answer. */
  isComplete: boolean;
}

const pauseMs = 120;
const nobody: WhoseBibs = { people: new Map(), unknown: new Set(), isComplete: true };

/** Asks the station whose bibs are, while they are typed. What was answered stays until the next answer. */
export function useWhose(bibs: readonly string[]): WhoseBibs {
  const asked = [...new Set(bibs)].filter((bib) => bib !== '').toSorted();
  const key = asked.join(' ');
  const [answer, setAnswer] = useState<{ key: string; whose: WhoseBibs }>({ key: '', whose: nobody });
  useEffect(() => {
    if (key === '') return setAnswer({ key, whose: nobody });
    const asking = new AbortController();
    const wanted = key.split(' ');
    const timer = setTimeout(() => {
      getWhose(wanted, asking.signal).then(
        ({ people }) => {
          const found = new Map(people.map((one) => [one.person.bib, one]));
          const unknown = new Set(wanted.filter((bib) => !found.has(bib)));
          if (!asking.signal.aborted) setAnswer({ key, whose: { people: found, unknown, isComplete: true } });
        },
        () => undefined,
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [key]);
  return { ...answer.whose, isComplete: answer.key === key };
}
