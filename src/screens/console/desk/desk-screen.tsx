import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { TextInput } from '../../components/field.tsx';
import { openDialog, openRunner, useConsole } from '../console-state.ts';
import { useConsoleKeys } from '../console-keys.ts';
import { Dialogs } from '../dialogs.tsx';
import { entryInput } from '../entry-focus.ts';
import { ScreenHead, SideScreen } from '../screen-head.tsx';
import { isComposing } from '../entry/entry-keys.ts';
import { FoundList } from '../entry/finder.tsx';
import { PendingActs } from '../entry/pending-acts.tsx';
import { useFinder } from '../entry/use-finder.ts';
import { useEventTitle } from '../use-event-title.ts';
import { useStationActs } from '../use-station-acts.ts';
import { DeskEntry } from './desk-entry.tsx';
import styles from './desk-screen.module.css';

/** Where entries are looked after, away from the race: found, changed, added. */
export function DeskScreen() {
  useConsoleKeys();
  useStationActs();
  return (
    <SideScreen>
      <Desk />
    </SideScreen>
  );
}

function Desk() {
  const { t } = useTranslation();
  const panel = useConsole((state) => state.panel);
  const [text, setText] = useState('');
  /** Whose form was asked for last, and takes the focus; null once it is saved. */
  const [asked, setAsked] = useState<string | null>(null);
  useEventTitle(t('commands.names.desk'));
  return (
    <>
      <ScreenHead title={t('commands.names.desk')}>
        <PendingActs>{null}</PendingActs>
      </ScreenHead>
      <main className={styles['columns']}>
        <Search text={text} setText={setText} onOpen={setAsked} />
        <section className={styles['entry']} aria-label={t('desk.entry')}>
          {panel?.kind === 'runner' ? (
            <DeskEntry
              key={panel.bib}
              bib={panel.bib}
              takesFocus={asked === panel.bib}
              onSaved={() => {
                setText('');
                setAsked(null);
              }}
            />
          ) : (
            <p className={styles['hint']}>{t('desk.hint')}</p>
          )}
        </section>
      </main>
      <Dialogs />
    </>
  );
}

interface SearchProps {
  text: string;
  setText: (text: string) => void;
  onOpen: (bib: string) => void;
}

function Search({ text, setText, onOpen }: SearchProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const query = text.trim();
  const finder = useFinder(query, (bib) => {
    onOpen(bib);
    openRunner(bib);
  });
  const isNobody = query !== '' && finder.isCurrent && finder.rows?.length === 0;
  const addNew = () => openDialog({ kind: 'entry', bib: null, typed: query });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      if (isNobody) addNew();
      else if (query !== '') finder.open();
      input.current?.select();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      finder.choose(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles['search']} aria-label={t('find.title')}>
      <div className={styles['line']}>
        <TextInput
          ref={(element) => {
            input.current = element;
            entryInput.current = element;
          }}
          autoFocus
          aria-label={t('desk.search')}
          placeholder={t('desk.search')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKey}
        />
        <Button kind="primary" onClick={addNew}>
          {t('commands.names.walkUp')}
        </Button>
      </div>
      <div className={styles['found']}>
        <FoundList finder={finder} />
        {isNobody ? <p className={styles['hint']}>{t('desk.nobody', { typed: query })}</p> : null}
      </div>
    </section>
  );
}
