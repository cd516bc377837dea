import { useTranslation } from 'react-i18next';
import type { RaceView, TeamRow } from '../../contract/rows.ts';
import { timeText } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import styles from './team-standings.module.css';

/** The teams of a list, best first, each with the runners who scored. */
export function TeamStandings({ teams, race }: { teams: readonly TeamRow[]; race: RaceView }) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <section className={styles['teams']} aria-label={t('results.teams')}>
      <h2 className={styles['title']}>{t('results.teams')}</h2>
      {teams.length === 0 ? <p className={styles['none']}>{t('results.noTeams')}</p> : null}
      <ol>
        {teams.map(({ team, place, score, scorers }) => (
          <li key={team} className={styles['team']}>
            <span className={`${styles['place']} ${place <= 3 ? styles['podium'] : ''}`}>{place}</span>
            <div className={styles['who']}>
              <bdi className={styles['name']}>{team}</bdi>
              <p className={styles['scorers']}>
                {scorers.map(({ bib, name }) => (
                  <span key={bib} className={styles['scorer']}>
                    {bib} <bdi>{name}</bdi>
                  </span>
                ))}
              </p>
            </div>
            <span className={styles['score']}>
              {'time' in score
                ? timeText(score.time, race.unit)
                : t('results.points', { count: score.places, number: number(score.places) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
