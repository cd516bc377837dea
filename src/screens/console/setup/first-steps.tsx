import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../path.ts';
import { Checklist } from '../../setup/before-the-gun/checklist.tsx';
import { useChecklist } from '../../setup/before-the-gun/use-checklist.ts';
import { openDialog } from '../console-state.ts';
import styles from './first-steps.module.css';

/** What to do where no event is there yet. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <div className={styles['steps']}>
      <h2 className={styles['title']}>{t('firstSteps.title')}</h2>
      <Checklist checks={useChecklist()} />
      <div className={styles['acts']}>
        <Button kind="primary" onClick={() => goTo('/setup')}>
          {t('commands.names.editor')}
        </Button>
        <Button onClick={() => openDialog({ kind: 'setup' })}>{t('commands.names.setup')}</Button>
        <span className={styles['text']}>{t('firstSteps.drop')}</span>
      </div>
    </div>
  );
}
