import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../components/mark.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { isComposing } from '../entry/entry-keys.ts';
import type { WhoseBibs } from '../use-whose.ts';
import { doubtCounts, type CheckedRow } from './check-sheet.ts';
import { inserted, removed, rowCount, written, type Sheet, type Side } from './sheet.ts';
import styles from './sheets-dialog.module.css';

interface Props {
  sheet: Sheet;
  rows: readonly CheckedRow[];
  whose: WhoseBibs;
  onSheet: (sheet: Sheet) => void;
  /** A text of several lines was pasted. */
  onPaste: (side: Side, row: number, text: string) => void;
}

const sides = ['times', 'bibs'] as const;

/** The two sheets: a row is a time and the bib that stands beside it. The last row is empty, to be written in. */
export function SheetCells({ sheet, rows, whose, onSheet, onPaste }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLDivElement>(null);
  /** Only at first: a row that comes later takes the focus from nobody. */
  const [opens, setOpens] = useState(true);
  useEffect(() => setOpens(false), []);
  // At once: a scanner types the next bib in the same moment. The row below is always there.
  const focus = (side: Side, row: number) =>
    table.current?.querySelector<HTMLInputElement>(`[data-side="${side}"][data-row="${row}"]`)?.focus();
  const onKey = (event: KeyboardEvent, side: Side, row: number) => {
    if (isComposing(event.nativeEvent)) return;
    const { key, altKey, ctrlKey, metaKey, currentTarget } = event;
    if (ctrlKey || metaKey) {
      if (key === 'Enter' && currentTarget instanceof HTMLInputElement) currentTarget.form?.requestSubmit();
      return;
    }
    if (altKey && key === 'ArrowDown') onSheet(inserted(sheet, side, row));
    else if (altKey && key === 'ArrowUp') onSheet(removed(sheet, side, row));
    else if (key === 'Enter' || key === 'ArrowDown') focus(side, Math.min(row + 1, rowCount(sheet)));
    else if (key === 'ArrowUp') focus(side, Math.max(row - 1, 0));
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent, side: Side, row: number) => {
    const text = event.clipboardData.getData('text/plain').replace(/[\r\n]+$/u, '');
    if (!/[\r\n\t;]/u.test(text) && !(side === 'bibs' && /[\s,]|\d-\d|\.\./u.test(text))) return;
    event.preventDefault();
    onPaste(side, row, text);
  };
  return (
    <div ref={table} className={styles['table']} role="table" aria-label={t('sheets.title')}>
      <div className={styles['row']} role="row">
        <span role="columnheader" className={styles['number']}>
          #
        </span>
        <span role="columnheader" className={styles['figure']}>
          {t('sheets.times')}
        </span>
        <span role="columnheader" className={styles['figure']}>
          {t('sheets.bibs')}
        </span>
        <span role="columnheader">{t('sheets.who')}</span>
      </div>
      {Array.from({ length: rowCount(sheet) + 1 }, (_, row) => (
        <div key={row} className={styles['row']} role="row">
          <span role="cell" className={styles['number']}>
            {row + 1}
          </span>
          {sides.map((side) => (
            <span key={side} role="cell">
              <input
                className={styles['cell']}
                data-side={side}
                data-row={row}
                aria-label={t(`sheets.cell.${side}`, { row: row + 1 })}
                autoFocus={opens && side === 'times' && row === rowCount(sheet)}
                autoComplete="off"
                spellCheck={false}
                value={sheet[side][row] ?? ''}
                onChange={({ target }) => onSheet(written(sheet, side, row, target.value))}
                onKeyDown={(event) => onKey(event, side, row)}
                onPaste={(event) => paste(event, side, row)}
              />
            </span>
          ))}
          <span role="cell" className={styles['who']}>
            <Who row={rows[row]} whose={whose} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Who({ row, whose }: { row: CheckedRow | undefined; whose: WhoseBibs }) {
  const { t } = useTranslation();
  if (row === undefined) return null;
  const known = row.bib === null ? undefined : whose.people.get(row.bib);
  const isStopped = doubtCounts([row]).stopping > 0;
  return (
    <>
      {known === undefined ? null : <PersonName person={known.person} />}
      {row.doubts.length === 0 ? null : (
        <span className={isStopped ? styles['stop'] : styles['doubt']}>
          <Mark level={isStopped ? 'bad' : 'look'} />
          {row.doubts.map((doubt) => t(`sheets.doubt.${doubt}`)).join(' · ')}
        </span>
      )}
    </>
  );
}
