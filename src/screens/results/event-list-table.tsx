import { useTranslation } from 'react-i18next';
import type { EventListPage } from '../../contract/event-results.ts';
import { useNames } from '../i18n/use-names.ts';
import { EventListLine, type EventListRow } from './event-list-line.tsx';
import { LongTable } from './long-table.tsx';
import styles from './results-table.module.css';
import { useWide } from './use-wide.ts';

interface Props {
  page: EventListPage;
  rows: ReadonlyMap<number, EventListRow>;
  onShow: (first: number, last: number) => void;
  onOpen: (row: EventListRow) => void;
}

const wideRow = 48;
const narrowRow = 92;

/** A list over races: each row says of which race it is, at which site, and what its time is by. */
export function EventListTable({ page, rows, onShow, onOpen }: Props) {
  const wide = useWide();
  const names = useNames();
  const races = new Map(page.races.map((race) => [race.id, race]));
  const sites = new Map(page.sites.map(({ id, name }) => [id, names.text(name ?? id)]));
  const basis = page.list.basis ?? page.races[0]?.rankBy ?? 'gun';
  return (
    <LongTable
      total={page.total}
      here={rows.size}
      rowHeight={wide ? wideRow : narrowRow}
      head={wide ? <Head byChip={basis === 'chip'} /> : null}
      renderRow={(index) => {
        const row = rows.get(index);
        return (
          <EventListLine
            row={row}
            race={races.get(row?.race ?? '')}
            site={sites.size < 2 ? null : (sites.get(row?.site ?? '') ?? null)}
            byChip={basis === 'chip'}
            wide={wide}
            onOpen={onOpen}
          />
        );
      }}
      onShow={onShow}
    />
  );
}

function Head({ byChip }: { byChip: boolean }) {
  const { t } = useTranslation();
  const columns = [
    ['place', t('column.place')],
    ['bib', t('column.bib')],
    ['name', t('column.name')],
    ['nation', t('column.nation')],
    ['club', t('column.club')],
    ['club', t('heading.race')],
    ['category', t('heading.evidence')],
    [byChip ? 'time' : 'official', t('column.gun')],
    [byChip ? 'official' : 'time', t('column.chip')],
  ] as const;
  return (
    <div role="row" className={`${styles['overRaces']} ${styles['head']}`}>
      {columns.map(([style, text]) => (
        <span key={text} role="columnheader" className={styles[style]}>
          {text}
        </span>
      ))}
    </div>
  );
}
