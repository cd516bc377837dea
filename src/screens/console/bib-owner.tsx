import { useTranslation } from 'react-i18next';
import { raceIn, useEvent } from '../feed/event.ts';
import { useNames } from '../i18n/use-names.ts';
import { Mark } from '../components/mark.tsx';
import { PersonName } from '../components/person-name.tsx';
import styles from './bib-owner.module.css';
import type { BibOwner } from './use-bib.ts';

/** Whose the typed bib is, as colour, shape and word. */
export function BibOwnerText({ owner, bib }: { owner: BibOwner; bib: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  if (owner.state === 'empty' || owner.state === 'asking') return null;
  if (owner.state === 'unknown')
    return (
      <span className={`${styles['owner']} ${styles['unknown']}`}>
        <Mark level="bad" />
        {t('entry.unknown', { bib })}
      </span>
    );
  const { person, result } = owner;
  const race = raceIn(event, person.race);
  return (
    <span className={styles['owner']}>
      <span className={styles['known']}>
        <Mark level="good" />
        {t('entry.known')}
      </span>
      <PersonName person={person} />
      <span className={styles['more']}>
        {[
          names.raceOf(event, person.race),
          person.category === null ? null : names.category(race, person.category),
          result === null ? null : t(`status.${result.status}`),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
  );
}
