import { useTranslation } from 'react-i18next';
import { raceIn, useEvent, useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Mark } from '../../components/mark.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { levelOf, type Shown } from './check-book.ts';
import styles from './check-card.module.css';

/** What the last chip was, to be read from two metres. */
export function CheckCard({ shown }: { shown: Shown | null }) {
  const { t } = useTranslation();
  if (shown === null)
    return (
      <section className={`${styles['card']} ${styles['none']}`} aria-live="assertive">
        <p className={styles['verdict']}>{t('check.hold')}</p>
        <p className={styles['note']}>{t('check.holdText')}</p>
      </section>
    );
  const { kind, person, typed, chip } = shown;
  const level = levelOf(shown);
  return (
    <section className={`${styles['card']} ${styles[level]}`} aria-live="assertive" data-level={level}>
      <p className={styles['verdict']}>
        <Mark level={level} />
        {t(`check.verdict.${kind}`, { bib: person?.bib ?? typed ?? '', typed: typed ?? '' })}
      </p>
      <p className={styles['bib']}>{person?.bib ?? typed ?? '?'}</p>
      {person === null ? null : <Whose shown={{ ...shown, person }} />}
      <Note shown={shown} />
      {chip === '' ? null : <p className={styles['chip']}>{chip}</p>}
    </section>
  );
}

function Whose({ shown: { person } }: { shown: Shown & { person: NonNullable<Shown['person']> } }) {
  const names = useNames();
  const event = useEvent();
  const race = raceIn(event, person.race);
  return (
    <div className={styles['whose']}>
      <PersonName person={person} />
      <span className={styles['race']}>{race === null ? '' : names.text(race.name)}</span>
    </div>
  );
}

/** What else is to be known of it. */
function Note({ shown: { kind, before, typed } }: { shown: Shown }) {
  const { t } = useTranslation();
  const zone = useZone();
  const time = before === null ? '' : timeOfDay(before, zone);
  if (kind === 'again') return <p className={styles['note']}>{t('check.note.again', { time })}</p>;
  if (kind === 'right' || kind === 'bib-unknown') return null;
  return <p className={styles['note']}>{t(`check.note.${kind}`, { typed: typed ?? '' })}</p>;
}
