import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { change } from '../draft/draft-store.ts';
import type { RaceDraft } from '../draft/event-draft.ts';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import styles from '../setup-screen.module.css';

type Limit = NonNullable<RaceDraft['limits']>[number];

/** Who is faster than this over any leg is looked at; the fastest ever where nothing is said. */
export function SpeedLimits({ race, index }: { race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const limits = race.limits ?? [];
  const set = (next: Limit[]) =>
    change((draft) => void (draft.races[index]!.limits = next.length === 0 ? undefined : next));
  const setAt = (at: number, limit: Limit) => set(limits.map((one, place) => (place === at ? limit : one)));
  return (
    <>
      <p className={styles['pageText']}>
        {limits.length === 0 ? t('editor.rules.limitsUsual') : t('editor.rules.limits')}
      </p>
      {limits.map((limit, at) => (
        <div key={at} className={styles['row']}>
          <div className={styles['medium']}>
            <TextField
              label={t('editor.rules.division')}
              path={`races.${index}.limits.${at}.division`}
              placeholder={t('editor.rules.noDivision')}
              value={limit.division ?? ''}
              onChange={(division) =>
                setAt(at, { ...limit, division: division.trim() === '' ? undefined : division.trim() })
              }
            />
          </div>
          <div className={styles['medium']}>
            <NumberField
              label={t('editor.rules.speed')}
              path={`races.${index}.limits.${at}.metresPerSecond`}
              value={Math.round(limit.metresPerSecond * 36) / 10}
              onChange={(kmh) => kmh !== undefined && setAt(at, { ...limit, metresPerSecond: kmh / 3.6 })}
            />
          </div>
          <Button
            kind="quiet"
            aria-label={t('editor.remove')}
            onClick={() => set(limits.filter((_, place) => place !== at))}
          >
            <X />
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => set([...limits, { metresPerSecond: 6.5 }])}>
          <Plus />
          {t('editor.rules.addLimit')}
        </Button>
      </div>
    </>
  );
}
