import { useTranslation } from 'react-i18next';
import type { RaceView, ResultRow } from '../../../contract/rows.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './split-table.module.css';

/** Who of a relay team ran which leg, and how long it took; nothing for anybody else. */
export function RelayLegs({ result: { legs }, race }: { result: ResultRow; race: RaceView }) {
  const { t } = useTranslation();
  const names = useNames();
  if (legs === undefined) return null;
  return (
    <table className={`${styles['table']} ${styles['legs']}`}>
      <thead>
        <tr>
          <th>{t('column.leg')}</th>
          <th>{t('column.name')}</th>
          <th className={styles['number']}>{t('column.time')}</th>
        </tr>
      </thead>
      <tbody>
        {legs.map(({ from, to, name, time }) => (
          <tr key={to} className={styles['row']}>
            <td>
              {names.pointOf(race, from)} → {names.pointOf(race, to)}
            </td>
            <td>
              <bdi>{name ?? '–'}</bdi>
            </td>
            <td className={styles['time']}>{time === null ? '–' : timeText(time, race.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
