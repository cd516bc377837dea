import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { openDialog } from '../console-state.ts';
import type { Held } from './check-book.ts';
import styles from './check-screen.module.css';
import { useBoxShift } from './use-check.ts';

/** A box that was opened from the wrong end: the chips of the last bibs were all off by the same step. */
export function ShiftBand({ held }: { held: readonly Held[] }) {
  const { t } = useTranslation();
  const finding = useBoxShift(held);
  if (finding === null) return null;
  const by = Math.abs(finding.by);
  return (
    <div className={styles['shift']} role="alert">
      <Mark level="bad" />
      <p>
        <strong>{t('check.shift', { count: by })}</strong> {t('check.shiftText')}
      </p>
      <Button kind="primary" onClick={() => openDialog({ kind: 'chip-map', finding })}>
        {t('check.shiftShow')}
      </Button>
    </div>
  );
}
