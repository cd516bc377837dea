import { useTranslation } from 'react-i18next';
import type { RaceView } from '../../contract/rows.ts';
import { hasSeveral, raceIn, useEvent } from '../feed/event.ts';
import { timeText } from '../format/times.ts';
import { useCountry } from '../i18n/use-country.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import { FactLine } from './fact-line.tsx';
import { nameSize } from './name-width.ts';
import type { Announced } from './queue/finisher-queue.ts';
import { worthOf } from './queue/facts.ts';
import styles from './reading-card.module.css';
import { spokenName } from './spoken.ts';
import { useFactText } from './use-fact-text.ts';

const factsShown = 4;

/** The one who is read out, with everything that there is to say. */
export function ReadingCard({ announced: { row, facts } }: { announced: Announced }) {
  const { t } = useTranslation();
  const event = useEvent();
  const race = raceIn(event, row.person.race);
  const factText = useFactText(race);
  const { person, gun, chip, note, runners = [] } = row;
  const byChip = race?.rankBy === 'chip';
  const other = byChip ? gun : chip;
  return (
    <article className={styles['card']} aria-live="off">
      <div className={styles['head']}>
        <p className={styles['bib']}>
          <span className={styles['label']}>{t('announcer.bib')}</span> {person.bib}
        </p>
        <p className={styles['times']}>
          <span className={styles['time']}>{timeText(byChip ? (chip ?? gun) : gun, race?.unit)}</span>
          {other === null ? null : (
            <span className={styles['label']}>
              {byChip ? t('column.gun') : t('column.chip')} {timeText(other, race?.unit)}
            </span>
          )}
        </p>
      </div>
      <h2 className={`${styles['name']} ${styles[nameSize(person.name)] ?? ''}`}>
        <bdi>{person.name}</bdi>
      </h2>
      <p className={styles['spoken']}>
        {[latinNameOf(person), spokenName(person.name, person.nationality)]
          .filter((part) => part !== null)
          .map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
      </p>
      <Who announced={{ row, facts, worth: 0 }} race={race} named={hasSeveral(event)} />
      {runners.length === 0 ? null : (
        <p className={styles['who']}>
          {runners.map((name, leg) => (
            <bdi key={`${leg} ${name}`}>{name}</bdi>
          ))}
        </p>
      )}
      {note === undefined ? null : (
        <p className={styles['note']}>
          <bdi>{note}</bdi>
        </p>
      )}
      <ul className={styles['facts']}>
        {facts.slice(0, factsShown).map((fact) => (
          <li key={JSON.stringify(fact)}>
            <FactLine text={factText(fact)} isGold={worthOf(fact) >= 4} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Race, category, age, nation and club. */
function Who({
  announced: { row },
  race,
  named,
}: {
  announced: Announced;
  race: RaceView | null;
  named: boolean;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const country = useCountry();
  const { person, age } = row;
  const { nationality } = person;
  const nation = nationality === null ? null : country(nationality);
  return (
    <p className={styles['who']}>
      {named && race !== null ? <b>{names.text(race.name)}</b> : null}
      {person.category === null ? null : <span>{names.category(race, person.category)}</span>}
      {age === undefined ? null : <span>{t('announcer.years', { count: age })}</span>}
      {nationality === null ? null : (
        <span>
          <b>{nationality}</b> {nation === nationality ? null : nation}
        </span>
      )}
      {person.club === null ? null : <bdi>{person.club}</bdi>}
    </p>
  );
}
