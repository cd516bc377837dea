import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointView, RaceView, ResultRow } from '../../contract/rows.ts';
import { timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { PersonName } from '../components/person-name.tsx';
import styles from './results-table.module.css';

interface Props {
  /** Undefined while it is asked for. */
  row: ResultRow | undefined;
  race: RaceView;
  wide: boolean;
  splits: PointView[];
  onOpen: (bib: string) => void;
}

/** One runner: a row of columns on a wide screen, two lines on a telephone. */
export const ResultLine = memo(function ResultLine({ row, race, wide, splits, onOpen }: Props) {
  if (row === undefined) return <div role="row" className={styles['waiting']} />;
  const Line = wide ? WideLine : NarrowLine;
  return (
    <div role="row" className={`${wide ? styles['line'] : styles['narrow']} ${styles['row']}`}>
      <Line row={row} race={race} splits={splits} onOpen={onOpen} />
    </div>
  );
});

interface LineProps {
  row: ResultRow;
  race: RaceView;
  splits: PointView[];
  onOpen: (bib: string) => void;
}

function WideLine({ row, race, splits, onOpen }: LineProps) {
  const names = useNames();
  const { person, gun, chip } = row;
  const byChip = race.rankBy === 'chip';
  return (
    <>
      <Place row={row} />
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
      <span role="cell" className={styles['category']}>
        {person.category === null ? '' : names.category(race, person.category)}
      </span>
      {splits.map(({ id }) => {
        const split = row.splits.find(({ point }) => point === id);
        const time = byChip ? (split?.chip ?? split?.gun) : split?.gun;
        return (
          <span role="cell" key={id} className={styles['split']}>
            {time === undefined ? '' : timeText(time, race.unit)}
          </span>
        );
      })}
      <span role="cell" className={byChip ? styles['time'] : styles['official']}>
        <TimeOrStatus row={row} time={gun} unit={race.unit} />
      </span>
      <span role="cell" className={byChip ? styles['official'] : styles['time']}>
        {chip === null ? '' : timeText(chip, race.unit)}
      </span>
    </>
  );
}

function NarrowLine({ row, race, onOpen }: LineProps) {
  const names = useNames();
  const { person, gun, chip } = row;
  const facts = [
    person.bib,
    person.nationality,
    person.category === null ? null : names.category(race, person.category),
    person.club,
  ].filter((fact) => fact !== null);
  return (
    <>
      <Place row={row} />
      <span role="cell" className={styles['name']}>
        <Runner row={row} onOpen={onOpen} />
        <span className={styles['facts']}>{facts.join(' · ')}</span>
      </span>
      <span role="cell" className={styles['official']}>
        <TimeOrStatus row={row} time={race.rankBy === 'chip' ? chip : gun} unit={race.unit} />
      </span>
    </>
  );
}

/** The name, with those of a relay team, and all of its line, opens the runner's card. */
function Runner({ row: { person, legs }, onOpen }: Pick<LineProps, 'row' | 'onOpen'>) {
  const team = legs?.flatMap(({ name }) => (name === null ? [] : [name])) ?? [];
  return (
    <button type="button" className={styles['open']} onClick={() => onOpen(person.bib)}>
      <PersonName person={person} stacked />
      {team.length === 0 ? null : <bdi className={styles['facts']}>{team.join(' · ')}</bdi>}
    </button>
  );
}

function Place({ row: { place } }: { row: ResultRow }) {
  return (
    <span role="cell" className={`${styles['place']} ${(place ?? 9) <= 3 ? styles['podium'] : ''}`}>
      {place ?? '–'}
    </span>
  );
}

function TimeOrStatus({ row, time, unit }: { row: ResultRow; time: number | null; unit: RaceView['unit'] }) {
  const { t } = useTranslation();
  if (time !== null) return timeText(time, unit);
  return <span className={styles['status']}>{t(`status.${row.status}`)}</span>;
}
