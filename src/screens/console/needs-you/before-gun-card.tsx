import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { Checklist } from '../../setup/before-the-gun/checklist.tsx';
import { useChecklist, worstOf } from '../../setup/before-the-gun/use-checklist.ts';
import { Card } from './card.tsx';

/** What is missing before the first gun; nothing once one was fired, or where nothing is missing. */
export function BeforeGunCard() {
  const { t } = useTranslation();
  const isBefore = useFeed(
    ({ sections }) => (sections?.event ?? null) !== null && sections!.guns.every(({ gun }) => gun === null),
  );
  const checks = useChecklist();
  const open = checks.filter(({ level }) => level !== 'good');
  if (!isBefore || open.length === 0) return null;
  return (
    <Card level={worstOf(checks)} title={t('beforeGun.title')}>
      <Checklist checks={open} isShort />
    </Card>
  );
}
