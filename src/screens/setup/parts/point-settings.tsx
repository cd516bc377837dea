import { useTranslation } from 'react-i18next';
import type { PointDraft } from '../draft/event-draft.ts';
import { CheckField, SelectField } from '../fields/choices.tsx';
import { DurationField, NumberField } from '../fields/typed-fields.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';

interface Props {
  point: PointDraft;
  path: string;
  set: (recipe: (point: PointDraft) => void) => void;
}

/** Which reads count at a point, where the usual ones do not. */
export function PointSettings({ point, path, set }: Props) {
  const { t } = useTranslation();
  const usualRead = point.kind === 'start' ? 'last' : 'first';
  return (
    <div className={`${table['more']} ${styles['grid']}`}>
      <SelectField
        label={t('editor.point.counts')}
        path={`${path}.counts`}
        value={point.counts ?? usualRead}
        choices={(['first', 'strongest', 'last'] as const).map((value) => ({
          value,
          text:
            value === usualRead
              ? t('editor.usual', { what: t(`editor.point.reads.${value}`) })
              : t(`editor.point.reads.${value}`),
        }))}
        onChange={(counts) => set((one) => void (one.counts = counts === usualRead ? undefined : counts))}
      />
      {point.kind === 'start' ? null : (
        <>
          <DurationField
            label={t('editor.point.minTime')}
            path={`${path}.minTimeSeconds`}
            hint={t('editor.point.minTimeHint')}
            value={point.minTimeSeconds}
            onChange={(seconds) => set((one) => void (one.minTimeSeconds = seconds))}
          />
          <DurationField
            label={t('editor.point.notBefore')}
            path={`${path}.notBeforeSeconds`}
            hint={t('editor.point.notBeforeHint')}
            value={point.notBeforeSeconds}
            onChange={(seconds) => set((one) => void (one.notBeforeSeconds = seconds))}
          />
        </>
      )}
      <NumberField
        label={t('editor.places.gap')}
        path={`${path}.passingGapSeconds`}
        value={point.passingGapSeconds}
        onChange={(seconds) => set((one) => void (one.passingGapSeconds = seconds))}
      />
      <NumberField
        label={t('editor.places.rssi')}
        path={`${path}.minRssi`}
        value={point.minRssi}
        onChange={(rssi) => set((one) => void (one.minRssi = rssi))}
      />
      {point.kind !== 'split' ? null : (
        <CheckField
          label={t('editor.point.required')}
          checked={point.required ?? true}
          onChange={(required) => set((one) => void (one.required = required ? undefined : false))}
        />
      )}
    </div>
  );
}
