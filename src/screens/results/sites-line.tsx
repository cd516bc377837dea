import { useTranslation } from 'react-i18next';
import type { EventListPage } from '../../contract/event-results.ts';
import { timeOfDay } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { Mark, type Level } from '../components/mark.tsx';
import styles from './sites-line.module.css';

type Site = EventListPage['sites'][number];

/** How complete a list over races is: who is in at each of its sites, and whether more is still to come from there. */
export function SitesLine({ page: { sites, races } }: { page: EventListPage }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['sites']} aria-label={t('overRaces.complete')}>
      {sites.map((site) => (
        <SiteState
          key={site.id}
          site={site}
          zone={races.find((race) => race.site === site.id)?.zone ?? 'UTC'}
          named={sites.length > 1}
        />
      ))}
    </ul>
  );
}

function SiteState({ site, zone, named }: { site: Site; zone: string; named: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const { id, name = id, entries, finished, inReview, onCourse, closed, asOf, silentSince } = site;
  const level = levelOf(site);
  const facts =
    asOf === null
      ? [t('overRaces.nothing')]
      : [
          t('races.finished', { count: finished, number: number(finished), entries: number(entries) }),
          inReview === 0 ? null : `${number(inReview)} ${t('counts.inReview', { count: inReview })}`,
          onCourse === 0 ? null : `${number(onCourse)} ${t('counts.onCourse', { count: onCourse })}`,
          closed ? t('overRaces.closed') : t('common.asOf', { time: timeOfDay(asOf, zone) }),
          level === 'look' ? t('overRaces.silent', { time: timeOfDay(silentSince ?? asOf, zone) }) : null,
        ].filter((fact) => fact !== null);
  return (
    <li className={`${styles['site']} ${level === 'look' ? styles['silent'] : ''}`}>
      <Mark level={level} />
      <span>
        {named ? <strong>{names.text(name)}: </strong> : null}
        {facts.join(' · ')}
      </span>
    </li>
  );
}

function levelOf({ asOf, closed, silentSince }: Site): Level {
  if (asOf === null) return 'none';
  if (closed) return 'good';
  return silentSince === null ? 'info' : 'look';
}
