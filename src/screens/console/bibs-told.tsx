import { useTranslation } from 'react-i18next';
import { Mark } from '../components/mark.tsx';
import styles from './bib-owner.module.css';
import type { WhoseBibs } from './use-whose.ts';

const shown = 12;

/** How many bibs are meant, which of them are on the start list, and which nobody has. */
export function BibsTold({ bibs, whose }: { bibs: readonly string[]; whose: WhoseBibs }) {
  const { t } = useTranslation();
  if (bibs.length === 0 || !whose.isComplete) return null;
  const known = bibs.filter((bib) => whose.people.has(bib));
  const listed = (some: readonly string[]) =>
    `${some.slice(0, shown).join(', ')}${some.length > shown ? ' …' : ''}`;
  return (
    <span className={styles['owner']}>
      <span className={known.length === 0 ? styles['more'] : styles['known']}>
        <Mark level={known.length === 0 ? 'none' : 'good'} />
        {t('bibs.known', { count: known.length, all: bibs.length })}
      </span>
      {whose.unknown.size === 0 ? (
        <span className={styles['more']}>{listed(known)}</span>
      ) : (
        <span className={styles['unknown']}>
          {t('bibs.unknown', { bibs: listed(bibs.filter((bib) => whose.unknown.has(bib))) })}
        </span>
      )}
    </span>
  );
}
