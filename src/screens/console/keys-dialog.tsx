import { useTranslation } from 'react-i18next';
import { hasSeveral, useEvent } from '../feed/event.ts';
import { Dialog } from '../components/dialog.tsx';
import { closeDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';
import styles from './keys-dialog.module.css';

const keys = [
  ['0–9 ⏎', 'bib'],
  ['⏎ / ␣', 'time'],
  ['0–9 ␣', 'match'],
  ['0–9 +', 'queue'],
  ['0–9 =', 'typedTime'],
  ['/', 'find'],
  ['Ctrl Z', 'undo'],
  ['Ctrl ⇧ Z', 'redo'],
  ['F2', 'race'],
  ['Esc', 'escape'],
  ['?', 'keys'],
] as const;

/** All keys of the console. */
export function KeysDialog() {
  const { t } = useTranslation();
  const several = hasSeveral(useEvent());
  const shown = keys.filter(([, name]) => name !== 'race' || several);
  return (
    <Dialog title={t('keys.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <dl className={styles['keys']}>
        {shown.map(([key, name]) => (
          <div key={name} className={styles['key']}>
            <dt className={styles['cap']}>{key}</dt>
            <dd>{t(`keys.long.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
