import { useEffect, useEffectEvent, useState } from 'react';
import type { ChipCheckRow } from '../../../contract/chip-check.ts';
import { getChipCheck, postBoxShift, type CheckProgress, type ChipMapFinding } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { emptyBook, levelOf, withHistory, withRows, type CheckBook, type Held } from './check-book.ts';
import { soundCheck } from './check-sound.ts';

const noRows: readonly ChipCheckRow[] = [];
/** How far the check is, is asked so long after the last chip. */
const pauseMs = 400;

/** The rows that this desk looks at: those of its own reader, where it chose one. */
export function useCheckRows(reader: string | null): readonly ChipCheckRow[] {
  const rows = useFeed((feed) => feed.sections?.chipChecks ?? noRows);
  return reader === null ? rows : rows.filter((row) => row.reader === reader || row.reader === 'keyboard');
}

/** What was held to the mat since this desk was opened, and a function that changes it. */
export function useCheckBook(
  rows: readonly ChipCheckRow[],
  race: string | null,
): [CheckBook, (change: (book: CheckBook) => CheckBook) => void] {
  const [book, setBook] = useState(() => withHistory(emptyBook, rows));
  const newest = rows[0]?.id;
  const takeRows = useEffectEvent(() => setBook((before) => withRows(before, rows, race)));
  useEffect(() => {
    takeRows();
  }, [newest]);
  const sound = useEffectEvent(() => {
    if (book.shown !== null) soundCheck(levelOf(book.shown));
  });
  useEffect(() => {
    sound();
  }, [book.shown]);
  return [book, setBook];
}

/** How far the check is in a race; asked anew when a chip was shown, or something was done. */
export function useCheckProgress(newest: string | undefined, race: string | null): CheckProgress | null {
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const action = useFeed((feed) => feed.sections?.actions[0]?.id);
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(() => {
      getChipCheck(race ?? undefined, asking.signal).then(
        (answer) => asking.signal.aborted || setProgress(answer),
        () => undefined,
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [newest, race, action]);
  return progress;
}

/** Whether the last bibs were all off by the same step; null where they were not. */
export function useBoxShift(held: readonly Held[]): ChipMapFinding | null {
  const [found, setFound] = useState<{ held: readonly Held[]; finding: ChipMapFinding | null } | null>(null);
  const action = useFeed((feed) => feed.sections?.actions[0]?.id);
  useEffect(() => {
    if (held.length < 3) return undefined;
    const asking = new AbortController();
    postBoxShift(held, asking.signal).then(
      ({ finding }) => asking.signal.aborted || setFound({ held, finding }),
      () => undefined,
    );
    return () => asking.abort();
  }, [held, action]);
  return found?.held === held ? found.finding : null;
}
