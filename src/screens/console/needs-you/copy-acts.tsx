import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFeed } from '../../feed/store.ts';
import { openDialog } from '../console-state.ts';
import styles from './copy-acts.module.css';
import { setAside } from './set-aside.ts';

/** Opens the second copy; that there is none can be set aside. */
export function CopyActs({ canSetAside }: { canSetAside: boolean }) {
  const { t } = useTranslation();
  const station = useFeed((feed) => feed.sections?.station.id ?? '');
  return (
    <div className={styles['acts']}>
      <Button onClick={() => openDialog({ kind: 'copy' })}>{t('trouble.chooseCopy')}</Button>
      {canSetAside ? (
        <Button kind="quiet" onClick={() => setAside(station)}>
          {t('trouble.setAside')}
        </Button>
      ) : null}
    </div>
  );
}
