import { useTranslation } from 'react-i18next';
import { useZone } from '../../feed/event.ts';
import { exactLocalTime } from '../../format/times.ts';
import styles from './finder.module.css';
import type { MeantTime } from './typed-time.ts';

interface Props {
  /** As it was typed. */
  text: string;
  meanings: readonly MeantTime[];
  /** Null while a person has to choose. */
  chosen: number | null;
  onTake: (meant: MeantTime) => void;
}

/** What the typed time would mean, with the time of day that is recorded; a person chooses where it can mean two. */
export function TypedTimeChoice({ text, meanings, chosen, onTake }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className={styles['finder']}>
      {meanings.length === 0 ? (
        <p className={styles['none']}>{t(text === '' ? 'typedTime.hint' : 'typedTime.none')}</p>
      ) : (
        <div role="listbox" aria-label={t('typedTime.title')}>
          {meanings.map((meant, index) => (
            <button
              key={meant.kind}
              type="button"
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              className={`${styles['meant']} ${index === chosen ? styles['chosen'] : ''}`}
              onClick={() => onTake(meant)}
            >
              <span>{t(`typedTime.${meant.kind}`)}</span>
              <span className={styles['more']}>
                {t('typedTime.moment', { time: exactLocalTime(meant.moment, zone).time })}
              </span>
            </button>
          ))}
        </div>
      )}
      {meanings.length > 1 && chosen === null ? (
        <p className={styles['none']}>{t('typedTime.choose')}</p>
      ) : null}
    </div>
  );
}
