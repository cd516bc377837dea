import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { closePanel } from '../console-state.ts';
import styles from './panel.module.css';

/** Something that was opened, at the right of the race and never over it. */
export function Panel({ title, children }: { title: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <aside className={styles['panel']}>
      <div className={styles['head']}>
        <div className={styles['title']}>{title}</div>
        <Button kind="quiet" aria-label={t('common.close')} onClick={closePanel}>
          <X />
        </Button>
      </div>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}
