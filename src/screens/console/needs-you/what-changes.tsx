import { useTranslation } from 'react-i18next';
import type { Preview } from '../../api/calls.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './what-changes.module.css';

/** What an act would change in the results: how much, and the first three of each list before and after, by bib. */
export function WhatChanges({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const event = useEvent();
  const { times, places, statuses, podiums } = preview;
  if (times + places + statuses + podiums.length === 0) return <p>{t('preview.nothing')}</p>;
  const counts = [
    [t('preview.times'), times],
    [t('preview.places'), places],
    [t('preview.statuses'), statuses],
  ] as const;
  return (
    <>
      <dl className={styles['counts']}>
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt className={styles['label']}>{label}</dt>
            <dd className={styles['number']}>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {podiums.length === 0 ? null : <p className={styles['label']}>{t('preview.podiums')}</p>}
      <ul className={styles['podiums']}>
        {podiums.map(({ race, list, before, after }) => (
          <li key={`${race} ${list}`}>
            {[names.raceOf(event, race), names.list(raceIn(event, race), list)].filter(Boolean).join(' · ')}:{' '}
            {bibsText(before)} → <b>{bibsText(after)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

function bibsText(bibs: readonly string[]): string {
  return bibs.length === 0 ? '–' : bibs.join(', ');
}
