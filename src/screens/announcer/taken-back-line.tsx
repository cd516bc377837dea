import { useTranslation } from 'react-i18next';
import { Mark } from '../components/mark.tsx';
import styles from './taken-back-line.module.css';
import { useDesk } from './use-desk.ts';

/** Who was read out and is no finisher any more, until somebody says that they know. */
export function TakenBackLine() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { takenBack } = desk.queue;
  if (takenBack.length === 0) return null;
  return (
    <p className={styles['line']} role="alert">
      <Mark level="look" />
      <span className={styles['who']}>
        {t('announcer.takenBack')}{' '}
        {takenBack.toReversed().map(({ bib, name }, index) => (
          <span key={bib}>
            {index === 0 ? '' : ' · '}
            <b>{bib}</b> <bdi>{name}</bdi>
          </span>
        ))}
      </span>
      <button
        type="button"
        className={styles['known']}
        tabIndex={-1}
        onClick={() => desk.act(() => desk.queue.knowTakenBack())}
      >
        <kbd>Enter</kbd> {t('announcer.key.known')}
      </button>
    </p>
  );
}
