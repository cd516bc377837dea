import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventListPage } from '../../contract/event-results.ts';
import { timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { PersonName } from '../components/person-name.tsx';
import styles from './results-table.module.css';

export type EventListRow = EventListPage['rows'][number];

interface Props {
  /** Undefined while it is asked for. */
  row: EventListRow | undefined;
  race: EventListPage['races'][number] | undefined;
  /** What the site is called, where there are several. */
  site: string | null;
  byChip: boolean;
  wide: boolean;
  onOpen: (row: EventListRow) => void;
}

/** One runner of a list over races: a row of columns on a wide screen, three lines on a telephone. */
export const EventListLine = memo(function EventListLine({ row, wide, ...props }: Props) {
  if (row === undefined) return <div role="row" className={styles['waiting']} />;
  const Line = wide ? WideLine : NarrowLine;
  return (
    <div role="row" className={`${wide ? styles['overRaces'] : styles['narrow']} ${styles['row']}`}>
      <span role="cell" className={`${styles['place']} ${row.place <= 3 ? styles['podium'] : ''}`}>
        {row.place}
      </span>
      <Line row={row} {...props} />
    </div>
  );
});

type LineProps = Omit<Props, 'row' | 'wide'> & { row: EventListRow };

function WideLine({ row, race, site, byChip, onOpen }: LineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { person, gun, chip, evidence } = row;
  const raceName = race === undefined ? row.race : names.text(race.name);
  return (
    <>
      <span role="cell" className={styles['bib']}>
        {person.bib}
      </span>
      <span role="cell" className={styles['name']}>
        <Runner row={row} onOpen={onOpen} />
      </span>
      <span role="cell" className={styles['nation']}>
        {person.nationality}
      </span>
      <span role="cell" className={styles['club']} title={person.club ?? ''}>
        <bdi>{person.club}</bdi>
      </span>
      <span role="cell" className={styles['club']} title={raceName}>
        {raceName}
        {site === null ? null : <span className={styles['facts']}>{site}</span>}
      </span>
      <span role="cell" className={styles['category']}>
        {evidence === null ? '' : t(`evidence.${evidence}`)}
      </span>
      <Time time={gun} unit={race?.unit} official={!byChip} />
      <Time time={chip} unit={race?.unit} official={byChip} />
    </>
  );
}

function NarrowLine({ row, race, site, byChip, onOpen }: LineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { person, gun, chip, evidence } = row;
  const who = [person.bib, person.nationality, person.club];
  const where = [
    race === undefined ? row.race : names.text(race.name),
    site,
    evidence === null ? null : t(`evidence.${evidence}`),
  ];
  return (
    <>
      <span role="cell" className={styles['name']}>
        <Runner row={row} onOpen={onOpen} />
        {[who, where].map((facts, index) => (
          <span key={index} className={styles['facts']}>
            {facts.filter((fact) => fact !== null).join(' · ')}
          </span>
        ))}
      </span>
      <Time time={byChip ? chip : gun} unit={race?.unit} official />
    </>
  );
}

/** The name, and all of its line, leads to the runner's card. */
function Runner({ row, onOpen }: Pick<LineProps, 'row' | 'onOpen'>) {
  return (
    <button type="button" className={styles['open']} onClick={() => onOpen(row)}>
      <PersonName person={row.person} stacked />
    </button>
  );
}

function Time({
  time,
  unit,
  official,
}: {
  time: number | null;
  unit: number | undefined;
  official: boolean;
}) {
  return (
    <span role="cell" className={official ? styles['official'] : styles['time']}>
      {time === null ? '' : timeText(time, unit)}
    </span>
  );
}
