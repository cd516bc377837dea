import { useTranslation } from 'react-i18next';
import type { Preview, Standing } from '../../api/calls.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { timeText } from '../../format/times.ts';
import { PersonName } from '../../components/person-name.tsx';
import styles from './changed-runners.module.css';

const shown = 6;

/** Whose own status or time would change, before and after: the first of them. */
export function ChangedRunners({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const event = useEvent();
  const standingText = (standing: Standing | null, person: Preview['runners'][number]['person']) => {
    if (standing === null) return '–';
    const { status, gun, chip } = standing;
    const times = [
      [t('column.gun'), gun],
      [t('column.chip'), chip],
    ] as const;
    return [
      t(`status.${status}`),
      ...times.flatMap(([label, time]) =>
        time === null ? [] : [`${label} ${timeText(time, raceIn(event, person?.race)?.unit)}`],
      ),
    ].join(' · ');
  };
  const changed = preview.runners.filter(
    ({ person, before, after }) => standingText(before, person) !== standingText(after, person),
  );
  return (
    <ul className={styles['runners']}>
      {changed.slice(0, shown).map(({ bib, person, before, after }) => (
        <li key={bib} className={styles['runner']}>
          <span className={styles['who']}>
            <b>{bib}</b> {person === null ? null : <PersonName person={person} />}
          </span>
          <span className={styles['change']}>
            {standingText(before, person)} → <b>{standingText(after, person)}</b>
          </span>
        </li>
      ))}
      {changed.length > shown ? <li>…</li> : null}
    </ul>
  );
}
