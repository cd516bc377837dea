import { useTranslation } from 'react-i18next';
import { openDialog } from '../console-state.ts';
import { Button } from '../../components/button.tsx';
import styles from './first-steps.module.css';

/** What to do where no race is loaded yet. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <div className={styles['steps']}>
      <h2 className={styles['title']}>{t('firstSteps.title')}</h2>
      <ol className={styles['list']}>
        {(['race', 'entries', 'copy', 'readers'] as const).map((step, index) => (
          <li key={step} className={styles['step']}>
            <span className={styles['number']}>{index + 1}</span>
            <div>
              <h3 className={styles['name']}>{t(`firstSteps.${step}.title`)}</h3>
              <p className={styles['text']}>{t(`firstSteps.${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles['acts']}>
        <Button kind="primary" onClick={() => openDialog({ kind: 'setup' })}>
          {t('menu.setup')}
        </Button>
        <span className={styles['text']}>{t('firstSteps.drop')}</span>
      </div>
    </div>
  );
}
