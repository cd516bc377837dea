import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from './use-printing.ts';
import styles from './results-table.module.css';

interface Props {
  /** Rows on all pages; undefined before the first answer. */
  total: number | undefined;
  /** How many of them are here. */
  here: number;
  /** In pixels. */
  rowHeight: number;
  head: ReactNode;
  renderRow: (index: number) => ReactNode;
  /** The rows from one position to another are in view. */
  onShow: (first: number, last: number) => void;
}

/** A table of any length, of which only what is in view is drawn and asked for. */
export function LongTable({ total, here, rowHeight, head, renderRow, onShow }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onShow(first, last), [onShow, first, last]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const isOnPaper = usePrinting();
  if (isOnPaper && total !== undefined && total > 0)
    return <Paper total={total} here={here} head={head} renderRow={renderRow} />;
  if (total === 0) return <p className={styles['nobody']}>{t('results.nobody')}</p>;
  return (
    <div ref={scroller} className={styles['scroller']} role="table" aria-rowcount={total ?? 0}>
      {head}
      <div role="rowgroup" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <div
            key={index}
            className={styles['slot']}
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The whole table in the flow of the paper, with its head on every page. What is not here is said. */
function Paper({
  total,
  here,
  head,
  renderRow,
}: Pick<Props, 'here' | 'head' | 'renderRow'> & { total: number }) {
  const { t } = useTranslation();
  return (
    <>
      {here < total ? <p className={styles['lacking']}>{t('results.onPaper', { here, total })}</p> : null}
      <div className={styles['paper']} role="table" aria-rowcount={total}>
        <div className={styles['paperHead']}>{head}</div>
        <div role="rowgroup" className={styles['paperRows']}>
          {Array.from({ length: here }, (_, index) => (
            <div key={index} className={styles['paperRow']}>
              {renderRow(index)}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
