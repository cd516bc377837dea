import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultRow } from '../../../contract/rows.ts';
import { findRunners } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../language/use-names.ts';
import { PersonName } from '../../parts/person-name.tsx';
import { openRunner } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import styles from './finder.module.css';

const pauseMs = 80;
const most = 8;

/** Runners that fit what is typed after `/`; arrows choose, Enter opens. */
export function Finder({ q, onDone }: { q: string; onDone: () => void }) {
  const { t } = useTranslation();
  const rows = useFound(q.trim());
  const [chosen, setChosen] = useState(0);
  const open = (row: ResultRow | undefined) => {
    if (row === undefined) return;
    openRunner(row.person.bib);
    onDone();
  };
  useInputKeys((key) => {
    if (key === 'ArrowDown') setChosen((now) => Math.min(now + 1, (rows?.length ?? 1) - 1));
    else if (key === 'ArrowUp') setChosen((now) => Math.max(now - 1, 0));
    else if (key === 'Enter') open(rows?.[chosen]);
    else if (key === 'Escape') onDone();
    else {
      setChosen(0);
      return false;
    }
    return true;
  });
  return (
    <div className={styles['finder']} role="listbox" aria-label={t('find.title')}>
      {rows === null ? <p className={styles['none']}>{t('find.hint')}</p> : null}
      {rows?.length === 0 ? <p className={styles['none']}>{t('find.nobody')}</p> : null}
      {rows?.map((row, index) => (
        <Found key={row.person.bib} row={row} chosen={index === chosen} onOpen={() => open(row)} />
      ))}
    </div>
  );
}

function Found({ row, chosen, onOpen }: { row: ResultRow; chosen: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const { person, status, gun, chip } = row;
  const time = race?.rankBy === 'chip' ? chip : gun;
  return (
    <button
      type="button"
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={`${styles['found']} ${chosen ? styles['chosen'] : ''}`}
      onClick={onOpen}
    >
      <span className={styles['bib']}>{person.bib}</span>
      <PersonName person={person} />
      <span className={styles['more']}>
        {person.category === null ? '' : names.category(race, person.category)}
      </span>
      <span className={styles['time']}>
        {time === null ? t(`status.${status}`) : timeText(time, race?.unit)}
      </span>
    </button>
  );
}

/** Rows that fit; null while nothing is typed. What was found stays until the next answer. */
function useFound(q: string): ResultRow[] | null {
  const [rows, setRows] = useState<ResultRow[] | null>(null);
  useEffect(() => {
    if (q === '') return setRows(null);
    const asking = new AbortController();
    const timer = setTimeout(() => {
      findRunners(q, most, asking.signal).then(
        (page) => setRows(page.rows),
        () => asking.signal.aborted || setRows([]),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [q]);
  return rows;
}

/** Keys of the entry line while runners are being found; true keeps a key from the input. */
function useInputKeys(take: (key: string) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const input = entryInput.current;
    const onKey = (event: KeyboardEvent) => {
      if (!event.isComposing && latest.current(event.key)) event.preventDefault();
    };
    input?.addEventListener('keydown', onKey);
    return () => input?.removeEventListener('keydown', onKey);
  }, []);
}
