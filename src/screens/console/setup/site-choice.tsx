import { useTranslation } from 'react-i18next';
import type { Sections } from '../../../contract/feed.ts';
import { postSite } from '../../api/calls.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { attempt } from '../attempt.ts';
import styles from './first-steps.module.css';

/** Asks at which site of the event this station is: until then it times nothing. */
export function SiteChoice({ sites }: { sites: NonNullable<Sections['sites']> }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <div className={styles['steps']} role="alert">
      <h2 className={styles['title']}>{t('site.title')}</h2>
      <p className={styles['text']}>{t('site.text')}</p>
      <div className={styles['acts']}>
        {sites.map(({ id, name }) => (
          <Button key={id} onClick={() => void attempt(postSite(id))}>
            {name === undefined ? id : names.text(name)}
          </Button>
        ))}
      </div>
    </div>
  );
}
