import { useTranslation } from 'react-i18next';
import { PartPage } from '../page.tsx';
import { Checklist } from './checklist.tsx';
import { useChecklist } from './use-checklist.ts';

/** The page of what is missing before the first gun. */
export function BeforeTheGun() {
  const { t } = useTranslation();
  return (
    <PartPage title={t('beforeGun.title')} text={t('beforeGun.text')}>
      <Checklist checks={useChecklist()} />
    </PartPage>
  );
}
