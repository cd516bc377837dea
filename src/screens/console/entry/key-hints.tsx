import { useTranslation } from 'react-i18next';
import styles from './key-hints.module.css';

const hints = [
  ['⏎', 'enter'],
  ['␣', 'space'],
  ['/', 'find'],
  ['Ctrl Z', 'undo'],
  ['Ctrl K', 'commands'],
  ['?', 'keys'],
] as const;

/** The keys that the entry line knows, for who sits here for the first time. */
export function KeyHints() {
  const { t } = useTranslation();
  return (
    <ul className={styles['hints']} aria-hidden="true">
      {hints.map(([key, name]) => (
        <li key={name} className={styles['hint']}>
          <kbd className={styles['key']}>{key}</kbd>
          {t(`keys.short.${name}`)}
        </li>
      ))}
    </ul>
  );
}
