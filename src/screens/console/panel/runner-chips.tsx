import { useTranslation } from 'react-i18next';
import type { getEntry } from '../../api/calls.ts';
import { timeOfDay } from '../../format/times.ts';
import { Button } from '../../components/button.tsx';
import { openDialog } from '../console-state.ts';
import { shortChip } from '../short-chip.ts';
import styles from './runner-panel.module.css';

interface Props {
  chips: Awaited<ReturnType<typeof getEntry>>['chips'];
  zone: string;
}

/** The chips that a runner wears, or wore until they were handed over. */
export function RunnerChips({ chips, zone }: Props) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <section>
      <h3 className={styles['subtitle']}>{t('runner.chips')}</h3>
      <ul>
        {chips.map(({ chip, from, until }) => (
          <li key={`${chip} ${from ?? ''}`} className={styles['passing']}>
            <span className={styles['what']}>
              <span title={chip}>{shortChip(chip)}</span>
              {from === null && until === null ? null : (
                <span className={styles['source']}>
                  {[
                    from === null ? null : t('runner.chipFrom', { time: timeOfDay(from, zone) }),
                    until === null ? null : t('runner.chipUntil', { time: timeOfDay(until, zone) }),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              )}
            </span>
            <Button kind="quiet" onClick={() => openDialog({ kind: 'hand-over', chip })}>
              {t('handOver.open')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
