import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { closeDialog, isDialogOpen, runnerShown } from '../console-state.ts';
import { isComposing } from '../entry/entry-keys.ts';
import { FoundList } from '../entry/finder.tsx';
import { useFinder } from '../entry/use-finder.ts';
import { entryInput, focusEntryIfIdle } from '../entry-focus.ts';
import styles from './palette-dialog.module.css';
import { found, queryOf } from './palette-search.ts';
import { usePaletteItems, type PaletteItem } from './use-palette-items.ts';

type OfRunner = PaletteItem & Required<Pick<PaletteItem, 'runOn'>>;

/** Every act and screen of the console, found by typing; where it is about a runner, the runner as well. */
export function PaletteDialog() {
  const { t } = useTranslation();
  const [asks, setAsks] = useState<{ item: OfRunner; typed: string } | null>(null);
  /** What has the focus when the palette is gone. */
  const after = useRef<() => HTMLElement | null>(() => entryInput.current);
  const choose = (item: PaletteItem, line: string) => {
    const { runOn, run, focus } = item;
    if (runOn !== undefined) {
      setAsks({ item: { ...item, runOn }, typed: queryOf(line).bib ?? runnerShown() ?? '' });
      return;
    }
    if (focus !== undefined) after.current = focus;
    closeDialog();
    run?.();
  };
  return (
    <Dialog
      title={asks === null ? t('commands.title') : asks.item.title}
      onClose={closeDialog}
      // A dialog that a command opened has taken the focus already.
      finalFocus={() => (isDialogOpen() ? false : after.current())}
      top
    >
      {asks === null ? (
        <Commands onChoose={choose} />
      ) : (
        <RunnerAsked
          item={asks.item}
          typed={asks.typed}
          onBack={() => setAsks(null)}
          onRunner={(bib) => {
            closeDialog();
            asks.item.runOn(bib);
            // The input that had the focus at first is gone, and with it what the dialog would give the focus back to.
            setTimeout(() => isDialogOpen() || focusEntryIfIdle());
          }}
        />
      )}
    </Dialog>
  );
}

function Commands({ onChoose }: { onChoose: (item: PaletteItem, line: string) => void }) {
  const { t } = useTranslation();
  const list = useId();
  const [line, setLine] = useState('');
  const [chosen, setChosen] = useState(0);
  const shown = found(usePaletteItems(), line);
  const at = Math.min(chosen, Math.max(shown.length - 1, 0));
  const step = (by: number) => setChosen((at + by + shown.length) % Math.max(shown.length, 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const { key, repeat } = event;
    if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Enter') {
      const item = shown[at];
      if (item !== undefined && !repeat) onChoose(item, line);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        autoFocus
        className={styles['input']}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={shown.length === 0 ? undefined : `${list}-${at}`}
        aria-label={t('commands.search')}
        placeholder={t('commands.search')}
        autoComplete="off"
        spellCheck={false}
        value={line}
        onChange={({ target }) => {
          setLine(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('commands.title')} className={styles['list']}>
        {shown.map((item, index) => (
          <Line
            key={item.key}
            id={`${list}-${index}`}
            item={item}
            chosen={index === at}
            onClick={() => onChoose(item, line)}
          />
        ))}
      </div>
      {shown.length === 0 ? <p className={styles['none']}>{t('commands.none')}</p> : null}
    </>
  );
}

interface LineProps {
  id: string;
  item: PaletteItem;
  chosen: boolean;
  onClick: () => void;
}

function Line({ id, item: { icon: Icon, title, cap, isOfRunner }, chosen, onClick }: LineProps) {
  const { t } = useTranslation();
  const scrolled = (element: HTMLElement | null) => {
    if (chosen) element?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <button
      ref={scrolled}
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={chosen}
      className={`${styles['item']} ${chosen ? styles['chosen'] : ''}`}
      onClick={onClick}
    >
      <Icon aria-hidden="true" />
      <span className={styles['title']}>{title}</span>
      {isOfRunner ? <span className={styles['note']}>{t('commands.ofRunner')}</span> : null}
      {cap === null ? null : <kbd className={styles['cap']}>{cap}</kbd>}
    </button>
  );
}

interface AskedProps {
  item: OfRunner;
  typed: string;
  onRunner: (bib: string) => void;
  onBack: () => void;
}

/** Asks for the runner, by bib, name, club or chip. */
function RunnerAsked({ item, typed, onRunner, onBack }: AskedProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(typed);
  const finder = useFinder(text.trim(), onRunner);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const { key, repeat } = event;
    if (key === 'ArrowDown') finder.choose(1);
    else if (key === 'ArrowUp') finder.choose(-1);
    else if (key === 'Enter') {
      if (!repeat) finder.open();
    } else if (key === 'Backspace' && text === '') onBack();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        key={item.key}
        autoFocus
        className={styles['input']}
        aria-label={t('commands.which')}
        placeholder={t('commands.which')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onFocus={({ target }) => target.select()}
        onKeyDown={onKeyDown}
      />
      <FoundList finder={finder} />
    </>
  );
}
