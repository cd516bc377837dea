import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './results-table.module.css';

interface Props {
  /** Rows on all pages; undefined before the first answer. */
  total: number | undefined;
  /** In pixels. */
  rowHeight: number;
  head: ReactNode;
  renderRow: (index: number) => ReactNode;
  /** The rows from one position to another are in view. */
  onShow: (first: number, last: number) => void;
}

/** A table of any length, of which only what is in view is drawn and asked for. */
export function LongTable({ total, rowHeight, head, renderRow, onShow }: Props) {
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
