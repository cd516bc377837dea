import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasSeveral, raceIn, useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { timeText } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { FactLine } from './fact-line.tsx';
import type { Announced } from './queue/finisher-queue.ts';
import { worthOf } from './queue/facts.ts';
import { ReadingCard } from './reading-card.tsx';
import { KeyLine } from './key-line.tsx';
import type { OpenFinder } from './announcer-keys.ts';
import styles from './reading-board.module.css';
import { TakenBackLine } from './taken-back-line.tsx';
import { useDesk } from './use-desk.ts';
import { useFactText } from './use-fact-text.ts';

/** Finishers in line behind the one that is read. */
const behindShown = 5;

/** For somebody who reads out: one finisher with all there is to say, those in line, and how many were not read yet. */
export function ReadingBoard({ openFinder }: { openFinder: OpenFinder }) {
  const { t } = useTranslation();
  const number = useNumber();
  const desk = useDesk();
  const race = useRaceChoice();
  const { top } = desk.reading;
  const { unread } = desk.queue.counts(race);
  const bib = top?.shown.row.person.bib;
  const line = desk.queue
    .first(behindShown + 1, race)
    .filter(({ row }) => row.person.bib !== bib)
    .slice(0, behindShown);
  const shown = [...(bib === undefined ? [] : [bib]), ...line.map(({ row }) => row.person.bib)];
  useEffect(() => desk.shows(shown));
  return (
    <section className={styles['board']} aria-label={t('announcer.reading')}>
      <header className={styles['head']}>
        <b className={styles['reading']}>{t('announcer.reading')}</b>
        {top === null || top.standing === 'live' ? null : (
          <span className={styles['standing']}>{t(`announcer.${top.standing}`)}</span>
        )}
        <span className={styles['count']} role="status">
          {desk.isWhole
            ? t('announcer.notYetRead', { count: unread, number: number(unread) })
            : t('announcer.loading')}
        </span>
      </header>
      <TakenBackLine />
      {top === null ? (
        <p className={styles['nobody']}>{t(desk.isWhole ? 'announcer.allRead' : 'announcer.loading')}</p>
      ) : (
        <ReadingCard announced={top.shown} />
      )}
      <ol className={styles['line']} aria-label={t('announcer.afterIt')}>
        {line.map((announced) => (
          <InLine key={announced.row.person.bib} announced={announced} />
        ))}
      </ol>
      <KeyLine openFinder={openFinder} />
    </section>
  );
}

function InLine({ announced: { row, facts } }: { announced: Announced }) {
  const names = useNames();
  const event = useEvent();
  const race = raceIn(event, row.person.race);
  const factText = useFactText(race);
  const [fact] = facts;
  const { person, gun, chip } = row;
  return (
    <li className={styles['row']}>
      <span className={styles['bib']}>{person.bib}</span>
      <bdi className={styles['name']}>{person.name}</bdi>
      <span className={styles['beside']}>
        {[person.nationality, hasSeveral(event) && race !== null ? names.text(race.name) : null]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
      <span className={styles['fact']}>
        {fact === undefined ? null : <FactLine text={factText(fact)} isGold={worthOf(fact) >= 4} />}
      </span>
      <span className={styles['time']}>
        {timeText(race?.rankBy === 'chip' ? (chip ?? gun) : gun, race?.unit)}
      </span>
    </li>
  );
}
