import { useTranslation } from 'react-i18next';
import type { RaceView, ResultRow } from '../../../contract/rows.ts';
import { paceText, timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { legsOf } from './legs.ts';
import { PaceLine } from './pace-line.tsx';
import styles from './split-table.module.css';

/** A runner's times at the points of the course, with the pace between them drawn and written. */
export function SplitTable({ result, race }: { result: ResultRow; race: RaceView }) {
  const { t } = useTranslation();
  const names = useNames();
  const legs = legsOf(result, race);
  if (legs.length === 0) return null;
  const times = (leg: { gun: number | null; chip: number | null }) =>
    race.rankBy === 'chip' ? (leg.chip ?? leg.gun) : leg.gun;
  return (
    <section className={styles['splits']}>
      <PaceLine legs={legs} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('column.point')}</th>
            <th className={styles['number']}>
              {race.rankBy === 'chip' ? t('column.chip') : t('column.gun')}
            </th>
            <th className={styles['number']}>{t('column.pace')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg) => {
            const time = times(leg);
            return (
              <tr key={leg.point} className={styles['row']}>
                <td>{names.pointOf(race, leg.point)}</td>
                <td className={styles['time']}>
                  {time === null ? (
                    <span className={styles['missed']}>{t('split.missed')}</span>
                  ) : (
                    timeText(time, race.unit)
                  )}
                </td>
                <td className={styles['pace']}>
                  {leg.ms === null ? '' : (paceText(leg.ms, leg.metres) ?? '')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
