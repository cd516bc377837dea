import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chipCheckMat } from '../../../contract/chip-check.ts';
import type { MatView } from '../../../contract/mat-view.ts';
import { useOwnDevice } from '../../api/own-device.ts';
import { useFeed } from '../../feed/store.ts';
import { Button } from '../../components/button.tsx';
import { SelectInput, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { openDialog } from '../console-state.ts';
import { Dialogs } from '../dialogs.tsx';
import { ScreenRace } from '../races/screen-race.tsx';
import { entryInput } from '../entry-focus.ts';
import { ScreenHead, SideScreen } from '../screen-head.tsx';
import { useEventTitle } from '../use-event-title.ts';
import { useStationActs } from '../use-station-acts.ts';
import { withBib, withoutBib, withUnknownBib, type CheckBook } from './check-book.ts';
import { CheckCard } from './check-card.tsx';
import { CheckSide } from './check-side.tsx';
import styles from './check-screen.module.css';
import { ShiftBand } from './shift-band.tsx';
import { takeTyped } from './typed-code.ts';
import { useCheckBook, useCheckRows } from './use-check.ts';

const noMats: readonly MatView[] = [];

/** Where chips are tried at sign-on: each is held to a mat, or typed by a scanner. Nothing of it is in the race. */
export function CheckScreen() {
  useStationActs();
  return (
    <SideScreen>
      <Check />
    </SideScreen>
  );
}

function Check() {
  const { t } = useTranslation();
  const [race, setRace] = useState<string | null>(null);
  const [reader, setReader] = useState<string | null>(null);
  const rows = useCheckRows(reader);
  const [book, change] = useCheckBook(rows, race);
  useEventTitle(t('check.title'));
  return (
    <>
      <ScreenHead title={t('check.title')}>
        <ScreenRace label={t('check.race')} race={race} onRace={setRace} />
        <Readers chosen={reader} onChoose={setReader} />
      </ScreenHead>
      <main className={styles['columns']}>
        <div className={styles['work']}>
          <ShiftBand held={book.held} />
          <CheckCard shown={book.shown} />
          <TypedLine change={change} />
        </div>
        <CheckSide rows={rows} race={race} />
      </main>
      <Dialogs />
    </>
  );
}

/** The bib in the hand, or what a scanner types. It has the focus whenever nothing else needs it. */
function TypedLine({ change }: { change: (how: (book: CheckBook) => CheckBook) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const code = text.normalize('NFKC').trim();
    setText('');
    if (code === '') return change(withoutBib);
    const typed = await attempt(takeTyped(code));
    if (typed === null || typed === 'chip') return;
    change((book) => (typed === 'unknown' ? withUnknownBib(book, code) : withBib(book, typed.bib)));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['line']}>
      <TextInput
        ref={(element) => {
          input.current = element;
          entryInput.current = element;
        }}
        autoFocus
        aria-label={t('check.line')}
        placeholder={t('check.line')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => {
          if (key !== 'Escape') return;
          setText('');
          change(withoutBib);
        }}
        onBlur={({ relatedTarget }) => {
          // A scanner types into whatever has the focus: what cannot take a text gives it back.
          if (relatedTarget === null)
            setTimeout(() => document.activeElement === document.body && input.current?.focus());
        }}
      />
    </form>
  );
}

/** The readers that are there for the chip check; of several, a desk listens to its own. */
function Readers({ chosen, onChoose }: { chosen: string | null; onChoose: (reader: string | null) => void }) {
  const { t } = useTranslation();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats).filter(({ point }) => point === chipCheckMat);
  const sources = useSources();
  const mayConnect = useOwnDevice(({ device }) => device === null || device.role === 'timing');
  const connect = () => openDialog({ kind: 'reader', point: chipCheckMat });
  return (
    <>
      {sources.length < 2 ? null : (
        <label className={styles['choice']}>
          {t('check.reader')}
          <SelectInput
            value={chosen ?? ''}
            onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
          >
            <option value="">{t('check.allReaders')}</option>
            {sources.map((source) => (
              <option key={source} value={source}>
                {source.split('?')[0]}
              </option>
            ))}
          </SelectInput>
        </label>
      )}
      {mats.length > 0 ? (
        <span className={styles['readers']}>{t('check.readers', { count: mats.length })}</span>
      ) : mayConnect ? (
        <Button kind="primary" onClick={connect}>
          {t('check.connect')}
        </Button>
      ) : (
        <span className={styles['readers']}>{t('check.noReader')}</span>
      )}
    </>
  );
}

/** The readers by which chips were checked of late, as the journal names them. */
function useSources(): string[] {
  const rows = useCheckRows(null);
  return [...new Set(rows.map(({ reader }) => reader))].filter((reader) => reader !== 'keyboard').sort();
}
