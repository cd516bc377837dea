import { useTranslation } from 'react-i18next';
import { raceIn, useEvent } from '../../feed/event.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { closePanel, openDialog, openRunner } from '../console-state.ts';
import { focusEntry } from '../entry-focus.ts';
import { RunnerChips } from '../panel/runner-chips.tsx';
import { useRunner } from '../panel/use-runner.ts';
import styles from './desk-screen.module.css';
import { EntryForm } from './entry-form.tsx';
import { tellSaved } from './tell-saved.ts';

interface Props {
  bib: string;
  takesFocus: boolean;
  onSaved: () => void;
}

/** The entry that was found: its form, its chips, and what else can be done with it. */
export function DeskEntry({ bib, takesFocus, onSaved }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { runner, problems } = useRunner(bib);
  if (problems.length > 0) return <ProblemList problems={problems} />;
  if (runner?.entry === undefined || event === null) return <p role="status">{t('common.waiting')}</p>;
  const { entry, person, result, chips } = runner;
  const race = raceIn(event, person.race);
  const time = race?.rankBy === 'chip' ? result?.chip : result?.gun;
  const standing = [
    names.raceOf(event, person.race),
    person.category === null ? null : names.category(race, person.category),
    result === null ? null : t(`status.${result.status}`),
    time === null || time === undefined ? null : timeText(time, race?.unit),
  ];
  return (
    <>
      <div className={styles['who']}>
        <span className={styles['bib']}>{bib}</span>
        <bdi className={styles['name']}>{person.name}</bdi>
        <span className={styles['standing']}>{standing.filter((part) => part !== null).join(' · ')}</span>
      </div>
      <EntryForm
        key={JSON.stringify(entry)}
        entry={entry}
        takesFocus={takesFocus}
        onClose={() => {
          closePanel();
          focusEntry();
        }}
        onSaved={(saved) => {
          tellSaved(saved);
          onSaved();
          openRunner(saved.bib);
          focusEntry();
        }}
      />
      <RunnerChips chips={chips} zone={event.zone} />
      <div className={styles['acts']}>
        <Button onClick={() => openDialog({ kind: 'swap-chips', bib })}>{t('desk.swapOpen')}</Button>
        <Button onClick={() => openDialog({ kind: 'withdraw', bib })}>{t('desk.withdrawOpen')}</Button>
      </div>
    </>
  );
}
