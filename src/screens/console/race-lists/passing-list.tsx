import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { passingsShownMax } from '../../../contract/feed.ts';
import type { PassingRow } from '../../../contract/rows.ts';
import { hasSeveral, raceIn, useEvent, type EventView } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay, timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Mark } from '../../components/mark.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { openDialog, openRunner } from '../console-state.ts';
import { raceOfPerson, useOfRace } from '../../feed/of-race.ts';
import { shortChip } from '../short-chip.ts';
import styles from './lists.module.css';

/** The latest passings of all points, newest on top. */
export function PassingList() {
  const { t } = useTranslation();
  const event = useEvent();
  const chosen = useRaceChoice();
  const passings = useOfRace(
    useFeed((feed) => feed.passings),
    raceOfPerson,
  );
  if (passings.length === 0)
    return (
      <p className={styles['empty']}>
        {chosen === null ? t('lists.noPassings') : t('lists.noneOfRace', { count: passingsShownMax })}
      </p>
    );
  return (
    <>
      <div className={`${styles['row']} ${styles['passing']} ${styles['head']}`} aria-hidden="true">
        <span className={styles['end']}>{t('column.timeOfDay')}</span>
        <span className={styles['end']}>{t('column.bib')}</span>
        <span>{t('column.name')}</span>
        <span className={styles['wide']}>{t('column.point')}</span>
        <span className={styles['end']}>{t('column.fromGun')}</span>
      </div>
      <ol className={styles['list']}>
        {passings.map((row) => (
          <Passing key={row.id} row={row} event={event} named={chosen === null && hasSeveral(event)} />
        ))}
      </ol>
      {chosen === null ? null : (
        <p className={styles['note']}>{t('lists.ofLast', { count: passingsShownMax })}</p>
      )}
    </>
  );
}

interface Props {
  row: PassingRow;
  event: EventView | null;
  /** Whether the row has to say of which race it is. */
  named: boolean;
}

const Passing = memo(function Passing({ row, event, named }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { person } = row;
  const race = person === null ? null : raceIn(event, person.race);
  const open = () =>
    person !== null
      ? openRunner(person.bib)
      : openDialog(row.chip === null ? { kind: 'rebib', passing: row } : { kind: 'void', passing: row.id });
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={`${styles['row']} ${styles['passing']} ${row.used ? '' : styles['unused']}`}
        onClick={open}
      >
        <span className={styles['other']}>{timeOfDay(row.time, event?.zone ?? 'UTC')}</span>
        <span className={styles['bib']}>{person?.bib ?? row.bib ?? ''}</span>
        <span className={styles['who']}>
          {person === null ? <Nobody row={row} /> : <PersonName person={person} />}
        </span>
        <span className={`${styles['quiet']} ${styles['wide']}`}>
          {names.place(event, race, row.point)}
          {row.source === 'hand' ? <em className={styles['tag']}>{t('lists.hand')}</em> : null}
          {row.used || person === null ? null : <em className={styles['tag']}>{t('lists.unused')}</em>}
          {named && race !== null ? <span className={styles['race']}>{names.text(race.name)}</span> : null}
        </span>
        <span className={styles['time']}>{row.gun === null ? '–' : timeText(row.gun, race?.unit)}</span>
      </button>
    </li>
  );
});

/** A passing whose runner is not known. */
function Nobody({ row }: { row: PassingRow }) {
  const { t } = useTranslation();
  return (
    <span className={styles['nobody']}>
      <Mark level="look" />
      {row.chip === null
        ? row.bib === null
          ? t('lists.noBib')
          : t('lists.unknownBib')
        : t('lists.unknownChip', { chip: shortChip(row.chip) })}
    </span>
  );
}
