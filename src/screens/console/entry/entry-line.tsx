import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { postPassing } from '../../api/calls.ts';
import { useNames } from '../../language/use-names.ts';
import { attempt } from '../attempt.ts';
import { BibOwnerText } from '../bib-owner.tsx';
import { ask, choosePoint, closePanel, useConsole } from '../console-state.ts';
import { entryInput, focusEntry } from '../entry-focus.ts';
import { useBib } from '../use-bib.ts';
import styles from './entry-line.module.css';
import { Finder } from './finder.tsx';
import { KeyHints } from './key-hints.tsx';
import { LastEntry, type Entered } from './last-entry.tsx';

/** Where bibs are typed at the line. Everything can be done on it without looking at the keyboard. */
export function EntryLine() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [entered, setEntered] = useState<Entered | null>(null);
  const point = usePoint();
  const finding = text.startsWith('/');
  const bib = finding ? '' : text.trim();
  const owner = useBib(bib);

  const enter = async () => {
    if (point === null) return;
    const typed = bib === '' ? null : bib;
    setText('');
    const done = await attempt(postPassing(point, typed));
    if (done === null) setText((now) => (now === '' ? (typed ?? '') : now));
    else setEntered({ bib: typed, point, key: done.action ?? '' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (finding || event.nativeEvent.isComposing) return;
    const bare = text === '';
    if (event.key === 'Enter' || (event.key === ' ' && bare)) {
      event.preventDefault();
      if (!event.repeat) void enter();
    } else if (event.key === '?' && bare) {
      event.preventDefault();
      ask({ kind: 'keys' });
    } else if (event.key === 'Escape') {
      if (bare) closePanel();
      setText('');
    }
  };

  return (
    <div className={styles['line']}>
      <PointChoice point={point} />
      <input
        ref={(input) => {
          entryInput.current = input;
        }}
        autoFocus
        className={styles['input']}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        placeholder={t('entry.bib')}
        aria-label={t('entry.label')}
        autoComplete="off"
        spellCheck={false}
        disabled={point === null}
      />
      <div className={styles['answer']} aria-live="polite">
        {bib === '' ? <LastEntry entered={entered} /> : <BibOwnerText owner={owner} bib={bib} />}
      </div>
      <KeyHints />
      {finding ? <Finder q={text.slice(1)} onDone={() => setText('')} /> : null}
    </div>
  );
}

/** The point that was chosen for the entry line; the finish otherwise; null without a race. */
function usePoint(): string | null {
  const chosen = useConsole((state) => state.point);
  return useFeed((feed) => {
    const points = feed.sections?.race?.points ?? [];
    return points.find(({ id }) => id === chosen)?.id ?? points.at(-1)?.id ?? null;
  });
}

function PointChoice({ point }: { point: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const choose = (id: string) => {
    choosePoint(id);
    focusEntry();
  };
  const elsewhere = point !== (race?.points.at(-1)?.id ?? null);
  return (
    <select
      className={`${styles['point']} ${elsewhere ? styles['elsewhere'] : ''}`}
      aria-label={t('entry.point')}
      value={point ?? ''}
      onChange={(event) => choose(event.target.value)}
      disabled={point === null}
    >
      {(race?.points ?? []).map((view) => (
        <option key={view.id} value={view.id}>
          {names.point(view)}
        </option>
      ))}
    </select>
  );
}
