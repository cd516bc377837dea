import { useTranslation } from 'react-i18next';
import type { RaceView } from '../../../timing/views/results-page.ts';
import type { Safety } from '../../api/calls.ts';
import { useOwnDevice } from '../../api/own-device.ts';
import { useZone } from '../../feed/event.ts';
import { clockText, timeOfDay } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { PersonName } from '../../components/person-name.tsx';
import styles from './safety-screen.module.css';
import { takeOut } from './take-out.ts';

interface Props {
  late: Safety['races'][number]['late'];
  race: RaceView | null;
  at: number;
  /** How many there are; those beyond the first are not in `late`. */
  of: number;
}

/** Who should have been seen by now, the latest first, with what to do about somebody who was found. */
export function LateTable({ late, race, at, of }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const zone = useZone();
  const mayRule = useOwnDevice(({ device }) => device === null || device.role === 'timing');
  return (
    <>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.bib')}</th>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('safety.seenLast')}</th>
              <th scope="col">{t('safety.due')}</th>
              <th scope="col">{t('safety.overdue')}</th>
              {mayRule ? <th aria-label={t('safety.act')} className={styles['act']} /> : null}
            </tr>
          </thead>
          <tbody>
            {late.map(({ person, from, seen, to, expected }) => (
              <tr key={person.bib}>
                <td className={styles['bib']}>{person.bib}</td>
                <td>
                  <PersonName person={person} />
                  {person.club === null ? null : <div className={styles['hint']}>{person.club}</div>}
                </td>
                <td>
                  {names.pointOf(race, from)} <span className={styles['quiet']}>{timeOfDay(seen, zone)}</span>
                </td>
                <td>
                  {names.pointOf(race, to)}{' '}
                  <span className={styles['quiet']}>{timeOfDay(expected, zone)}</span>
                </td>
                <td className={styles['overdue']}>{clockText((at - expected) / 1000)}</td>
                {mayRule ? (
                  <td className={styles['act']}>
                    <Button onClick={() => void takeOut(person)}>{t('safety.act')}</Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of > late.length ? (
        <p className={styles['quiet']}>
          {t('safety.more', { count: of - late.length, number: number(of - late.length) })}
        </p>
      ) : null}
    </>
  );
}
