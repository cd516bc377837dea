import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import { getRaces, type RaceSummary } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';
import { timeOfDay } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import styles from './races-page.module.css';
import { racePath } from './source.ts';

const refreshMs = 30_000;

/** The races of a service, or of one event there, by event, the newest first. */
export function RacesPage({ event }: { event: string | null }) {
  const { t } = useTranslation();
  const { races, problems } = useRaces(event);
  useEffect(() => {
    document.title = `${t('races.title')} · Goldline`;
  }, [t]);
  return (
    <main className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{t('races.title')}</h1>
        <div>
          <SettingsMenus />
        </div>
      </header>
      {problems.length === 0 ? null : (
        <ProblemList problems={problems} level={races === null ? 'bad' : 'look'} />
      )}
      {races?.length === 0 ? <p className={styles['none']}>{t('races.none')}</p> : null}
      {[...Map.groupBy(races ?? [], ({ race, event: of }) => of?.id ?? race.id)].map(([id, own]) => (
        <RacesOfEvent key={id} races={own} />
      ))}
    </main>
  );
}

/** An event of one race goes by the race's name. */
function RacesOfEvent({ races }: { races: readonly RaceSummary[] }) {
  const names = useNames();
  const event = races.length > 1 ? races[0]?.event : undefined;
  return (
    <section>
      {event === undefined ? null : <h2 className={styles['event']}>{names.text(event.name)}</h2>}
      <ul className={styles['list']}>
        {races.map((summary) => (
          <Race key={summary.race.id} summary={summary} />
        ))}
      </ul>
    </section>
  );
}

function Race({ summary: { race, event, finished, inReview, entries, asOf } }: { summary: RaceSummary }) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  return (
    <li>
      <a className={styles['race']} href={racePath(race.id, event?.id ?? null)}>
        <span className={styles['name']}>{names.text(race.name)}</span>
        <span className={styles['facts']}>
          {names.day(race)} ·{' '}
          {t('races.finished', { count: finished, number: number(finished), entries: number(entries) })} ·{' '}
          {inReview === 0 ? null : `${number(inReview)} ${t('counts.inReview', { count: inReview })} · `}
          {t('common.asOf', { time: timeOfDay(asOf, race.zone) })}
        </span>
      </a>
    </li>
  );
}

function useRaces(event: string | null) {
  const [races, setRaces] = useState<RaceSummary[] | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    const ask = () => {
      getRaces().then(
        (answer) => {
          const own = answer.races.filter((race) => event === null || race.event?.id === event);
          setRaces(own.toSorted((one, other) => other.race.date.localeCompare(one.race.date)));
          setProblems([]);
        },
        (error: unknown) => setProblems(problemsOf(error)),
      );
    };
    ask();
    const refreshing = setInterval(ask, refreshMs);
    return () => clearInterval(refreshing);
  }, [event]);
  return { races, problems };
}
