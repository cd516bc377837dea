import { Dialog } from '@base-ui/react/dialog';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { raceIn, useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { timeText } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { latinNameOf } from '../components/latin-name.ts';
import type { Announced, Scope } from './queue/finisher-queue.ts';
import styles from './finder.module.css';
import { spokenName } from './spoken.ts';
import { useDesk } from './use-desk.ts';

/** What the finder was opened with. */
export interface FinderOpening {
  scope: Scope;
  typed: string;
}

const scopes: Scope[] = ['unread', 'read', 'all'];
const pageRows = 10;

/** Everybody who has finished, to be found by bib or name, and put on top. */
export function Finder({ opening, onClose }: { opening: FinderOpening; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['ground']} />
        <Dialog.Popup
          className={styles['finder']}
          aria-label={t('announcer.find.title')}
          initialFocus={field}
        >
          <Search opening={opening} field={field} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface SearchProps {
  opening: FinderOpening;
  field: RefObject<HTMLInputElement | null>;
  onClose: () => void;
}

/** What is in the dialog: it begins when that is on the screen, because the list is as long as there is room. */
function Search({ opening, field, onClose }: SearchProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const race = useRaceChoice();
  const list = useId();
  const [scope, setScope] = useState(opening.scope);
  const [typed, setTyped] = useState(opening.typed);
  /** The bib that is chosen; the first that fits where it is null or gone. */
  const [chosen, setChosen] = useState<string | null>(null);
  const found = desk.queue.find(typed, scope, race);
  const at = Math.max(
    0,
    found.findIndex(({ row }) => row.person.bib === chosen),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => found[index]?.row.person.bib ?? index,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => virtual.scrollToIndex(at), [virtual, at]);

  const show = (announced: Announced | undefined) => {
    if (announced === undefined) return;
    desk.act((reading, now) => reading.show(announced.row.person.bib, now));
    onClose();
  };
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = moves[event.key];
    if (event.key === 'Enter') show(found[at]);
    else if (move !== undefined)
      setChosen(found[Math.min(Math.max(0, move), found.length - 1)]?.row.person.bib ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (next: Scope) => {
    setScope(next);
    setChosen(null);
  };
  return (
    <div className={styles['search']}>
      <input
        ref={field}
        onKeyDown={onKey}
        className={styles['field']}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(null);
        }}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : `${list} ${at}`}
        aria-label={t('announcer.find.field')}
        placeholder={t('announcer.find.field')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
      />
      <Scopes scope={scope} onChoose={choose} />
      {found.length === 0 ? <p className={styles['nobody']}>{t('announcer.find.nobody')}</p> : null}
      <div ref={scroller} className={styles['scroller']} tabIndex={-1}>
        <div id={list} role="listbox" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size, key }) => (
            <button
              key={key}
              type="button"
              tabIndex={-1}
              id={`${list} ${index}`}
              role="option"
              aria-selected={index === at}
              aria-setsize={found.length}
              aria-posinset={index + 1}
              className={`${styles['row']} ${index === at ? styles['chosen'] : ''}`}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => show(found[index])}
            >
              <Found announced={found[index]} />
            </button>
          ))}
        </div>
      </div>
      <p className={styles['keys']}>{t('announcer.find.keys')}</p>
    </div>
  );
}

function Scopes({ scope, onChoose }: { scope: Scope; onChoose: (scope: Scope) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const desk = useDesk();
  const { all, unread } = desk.queue.counts(useRaceChoice());
  const counts: Record<Scope, number> = { all, unread, read: all - unread };
  return (
    <div className={styles['scopes']} role="group">
      {scopes.map((one) => (
        <button
          key={one}
          type="button"
          className={styles['scope']}
          aria-pressed={scope === one}
          onClick={() => onChoose(one)}
        >
          {t(`announcer.find.${one}`)} <b>{number(counts[one])}</b>
        </button>
      ))}
    </div>
  );
}

function Found({ announced }: { announced: Announced | undefined }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const event = useEvent();
  if (announced === undefined) return null;
  const { person, gun, chip } = announced.row;
  const race = raceIn(event, person.race);
  return (
    <>
      <span className={styles['bib']}>{person.bib}</span>
      <bdi className={styles['name']}>{person.name}</bdi>
      <bdi className={styles['more']}>
        {latinNameOf(person) ?? spokenName(person.name, person.nationality)}
      </bdi>
      <span className={styles['more']}>
        {desk.queue.isTicked(person.bib) ? `✓ ${t('announcer.find.wasRead')}` : null}
      </span>
      <span className={styles['time']}>
        {timeText(race?.rankBy === 'chip' ? (chip ?? gun) : gun, race?.unit)}
      </span>
    </>
  );
}

/** A row in pixels: rows grow with the screen, as everything on it does. */
function useRowHeight(): number {
  const [height, setHeight] = useState(rowHeight);
  useEffect(() => {
    const measure = () => setHeight(rowHeight());
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return height;
}

const rowHeight = () => Math.max(40, Math.round(innerHeight / 18));
