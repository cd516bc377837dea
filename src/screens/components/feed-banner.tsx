import { useTranslation } from 'react-i18next';
import { useFeedHealth } from '../feed/use-clock.ts';
import { useAges } from '../i18n/use-ages.ts';
import styles from './feed-banner.module.css';
import { Mark } from './mark.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Says in words that the screen no longer hears the station; nothing while it does. */
export function FeedBanner() {
  const { t } = useTranslation();
  const { age } = useAges();
  const { state, seconds } = useFeedHealth();
  if (state === 'live' || state === 'waiting') return null;
  const level = state === 'lost' ? 'bad' : 'look';
  return (
    <>
      <VisuallyHidden role="alert">{t('feed.silent')}</VisuallyHidden>
      <p className={`${styles['banner']} ${styles[level]}`}>
        <Mark level={level} />
        {t(`feed.${state}`, { age: age(seconds * 1000) })}
      </p>
    </>
  );
}
