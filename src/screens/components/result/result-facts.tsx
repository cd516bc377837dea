import { useTranslation } from 'react-i18next';
import type { RaceView, ResultRow } from '../../../contract/rows.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './result-facts.module.css';

/** The official time large, the other one beside it, and the places. */
export function ResultFacts({ result, race }: { result: ResultRow; race: RaceView }) {
  const { t } = useTranslation();
  const byChip = race.rankBy === 'chip';
  const official = byChip ? result.chip : result.gun;
  const other = byChip ? result.gun : result.chip;
  return (
    <div className={styles['facts']}>
      <div className={styles['times']}>
        {official === null ? (
          <p className={styles['status']}>{t(`status.${result.status}`)}</p>
        ) : (
          <Time
            label={byChip ? t('time.officialChip') : t('time.officialGun')}
            text={timeText(official, race.unit)}
            official
          />
        )}
        {other === null ? null : (
          <Time label={byChip ? t('column.gun') : t('column.chip')} text={timeText(other, race.unit)} />
        )}
      </div>
      <Places result={result} race={race} />
    </div>
  );
}

function Time({ label, text, official = false }: { label: string; text: string; official?: boolean }) {
  return (
    <div>
      <p className={styles['label']}>{label}</p>
      <p className={official ? styles['official'] : styles['other']}>{text}</p>
    </div>
  );
}

function Places({ result: { places, person }, race }: { result: ResultRow; race: RaceView }) {
  const { t } = useTranslation();
  const names = useNames();
  const all = [
    [t('list.overall'), places.overall],
    [names.list(race, `sex:${person.sex}`), places.sex],
    [person.category === null ? '' : names.category(race, person.category), places.category],
  ] as const;
  const known = all.filter(([name, place]) => name !== '' && place !== null);
  if (known.length === 0) return null;
  return (
    <dl className={styles['places']}>
      {known.map(([name, place], index) => (
        <div key={index} className={styles['place']}>
          <dt className={styles['label']}>{name}</dt>
          <dd className={(place ?? 9) <= 3 ? styles['podium'] : styles['number']}>{place}</dd>
        </div>
      ))}
    </dl>
  );
}
