import { useTranslation } from 'react-i18next';
import { problemCount, type Problem } from '../../../contract/problem.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { Button } from '../../components/button.tsx';
import { DialogActs } from '../../components/dialog.tsx';
import styles from './race-day-choice.module.css';

interface Props {
  file: string;
  /** One for each field of an entry that the list would overwrite. */
  changes: Problem[];
  onChoice: (raceDay: 'keep' | 'list') => void;
}

/** Shows what a start list would overwrite of race day, and asks which counts. */
export function RaceDayChoice({ file, changes, onChoice }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  const count = problemCount(changes);
  const shown = changes.filter(({ code }) => code === 'race-day-change');
  const more = count - shown.length;
  return (
    <div className={styles['question']} role="alert">
      <p className={styles['title']}>{t('setup.raceDayQuestion', { file, count, number: number(count) })}</p>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th>{t('columns.bib')}</th>
              <th>{t('setup.raceDayField')}</th>
              <th>{t('setup.raceDayNow')}</th>
              <th>{t('setup.raceDayList')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change, index) => (
              <ChangeRow key={index} change={change} />
            ))}
          </tbody>
        </table>
        {more === 0 ? null : <p>{t('setup.raceDayMore', { count: more, number: number(more) })}</p>}
      </div>
      <DialogActs>
        <Button onClick={() => onChoice('list')}>{t('setup.raceDayTake')}</Button>
        <Button kind="primary" onClick={() => onChoice('keep')}>
          {t('setup.raceDayKeep')}
        </Button>
      </DialogActs>
    </div>
  );
}

function ChangeRow({ change: { params = {} } }: { change: Problem }) {
  const { t } = useTranslation();
  const text = (name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? '' : String(value);
  };
  const field = text('field');
  const fieldText = t(`columns.${field}` as 'columns.name');
  const isWithdrawn = field === 'withdrawn';
  return (
    <tr>
      <th scope="row">{text('bib')}</th>
      <td className={styles['field']}>{isWithdrawn ? '' : fieldText}</td>
      <td>{isWithdrawn ? fieldText : text('now') || '–'}</td>
      <td>{text('list') || '–'}</td>
    </tr>
  );
}
