import { useTranslation } from 'react-i18next';
import { useActs } from '../../api/acts.ts';
import { useEvent } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Mark } from '../../components/mark.tsx';
import styles from './last-entry.module.css';

/** Says of what was typed last that it is recorded, for a moment; or, until then, that it is kept here and on its way. */
export function LastEntry() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const waiting = useActs(({ pending }) => pending.findLast(({ type }) => type === 'passing.add'));
  const recorded = useActs(({ recorded }) => recorded.findLast(({ act }) => act.type === 'passing.add')?.act);
  const act = waiting ?? recorded;
  const isTakenBack = useActs(({ pending, recorded }) =>
    [...pending, ...recorded.map((each) => each.act)].some(
      ({ type, body }) => type === 'undo' && body['target'] === act?.id,
    ),
  );
  if (act === undefined || isTakenBack) return null;
  const { bib, point, time } = act.body;
  const words = {
    bib: String(bib),
    point: names.mat(event, String(point)),
    time: timeOfDay(Number(time), event?.zone ?? 'UTC'),
  };
  if (waiting !== undefined)
    return (
      <span className={styles['waiting']}>
        <Mark level="look" />
        {bib === null ? t('entry.waitingTime', words) : t('entry.waiting', words)}
      </span>
    );
  return (
    <span key={act.id} className={styles['last']}>
      <Mark level="good" />
      {bib === null ? t('entry.recordedTime', words) : t('entry.recorded', words)}
    </span>
  );
}
