import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answered } from '../../contract/calls/call.ts';
import type { serviceCalls } from '../../contract/calls/service.ts';
import type { Problem } from '../../contract/problem.ts';
import { getRaces, type RaceSummary } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';
import { timeOfDay } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import styles from './races-page.module.css';
import { serviceEvent } from './event-source.ts';
import { raceSource } from './source.ts';

const refreshMs = 30_000;

const nothing = { races: null, lists: [] };

type Races = Pick<Answered<typeof serviceCalls.races>, 'races' | 'lists'>;

/** The races of a service, or of one event there, by event, the newest first. */
export function RacesPage({ event }: { event: string | null }) {
  const { t } = useTranslation();
  const { races, lists, problems } = useRaces(event);
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
        <RacesOfEvent key={id} races={own} lists={lists.filter((list) => list.event === id)} />
      ))}
    </main>
  );
}

/** An event of one race goes by the race's name. */
function RacesOfEvent({ races, lists }: Races) {
  const { t } = useTranslation();
  const names = useNames();
  const event = races.length > 1 ? races[0]?.event : undefined;
  return (
    <section>
      {event === undefined ? null : <h2 className={styles['event']}>{names.text(event.name)}</h2>}
      <ul className={styles['list']}>
        {races.map((summary) => (
          <Race key={summary.race.id} summary={summary} />
        ))}
        {lists.map(({ id, name, event: of }) => (
          <li key={id}>
            <a className={styles['race']} href={serviceEvent(of).listAddress(id, null)}>
              <span className={styles['name']}>{names.text(name)}</span>
              <span className={styles['facts']}>{t('overRaces.kind')}</span>
            </a>
          </li>
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
      <a className={styles['race']} href={raceSource(race.id, event?.id ?? null).path}>
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
  const [{ races, lists }, setAnswer] = useState<{ races: RaceSummary[] | null; lists: Races['lists'] }>(
    nothing,
  );
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    const ask = () => {
      getRaces().then(
        (answer) => {
          const own = answer.races.filter((race) => event === null || race.event?.id === event);
          const latestFirst = own.toSorted((one, other) => other.race.date.localeCompare(one.race.date));
          setAnswer({ races: latestFirst, lists: answer.lists });
          setProblems([]);
        },
        (error: unknown) => setProblems(problemsOf(error)),
      );
    };
    ask();
    const refreshing = setInterval(ask, refreshMs);
    return () => clearInterval(refreshing);
  }, [event]);
  return { races, lists, problems };
}
