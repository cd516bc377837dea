import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postGun, previewGun } from '../../api/calls.ts';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { exactLocalTime, instantOf } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { usePreview } from '../use-preview.ts';
import styles from './gun-time-dialog.module.css';
import { WhatChanges } from './what-changes.tsx';

/** Nobody fires a gun that is still to come; clocks differ by less. */
const aheadMs = 1000;

interface Props {
  wave: string;
  /** A time that is proposed instead of the one that is known. */
  proposed: number | null;
}

/** Asks at what time of day a wave's gun was fired. Before a gun is corrected, it shows what that changes. */
export function GunTimeDialog({ wave, proposed }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const site = useEvent();
  const asked = useFeed((feed) => feed.sections?.guns.find((gun) => gun.wave === wave));
  const zone = asked?.zone ?? site?.zone ?? 'UTC';
  const [known] = useState(proposed ?? asked?.gun ?? asked?.start ?? null);
  const before = known === null ? null : exactLocalTime(known, zone);
  const [date, setDate] = useState(before?.date ?? site?.date ?? '');
  const [time, setTime] = useState(before?.time ?? '');
  const isUntouched = before !== null && date === before.date && time === before.time;
  const gun = isUntouched ? known : instantOf(date, time, zone, known ?? undefined);
  const isCorrection = (asked?.gun ?? null) !== null && asked?.source === 'fired';
  const [preview, askPreview] = usePreview(gun);
  const mustSee = (asked?.gun ?? null) !== null && preview === null;
  const now = useStationNow();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (gun === null) return;
    if (isCorrection && gun === asked?.gun) closeDialog();
    else if (mustSee) await askPreview(previewGun(wave, gun));
    else if ((await attempt(postGun(wave, gun))) !== null) closeDialog();
  };
  const title = t('gun.timeOf', { wave: names.start(site, asked ?? { wave }) });
  return (
    <Dialog title={title} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('gun.timeText')}</p>
        <Field label={t('gun.date')}>
          <TextInput type="date" required value={date} onChange={(event) => setDate(event.target.value)} />
        </Field>
        <Field label={t('gun.time')} hint={t('gun.timeHint', { zone })}>
          <TextInput autoFocus required value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
        <div role="alert">
          {gun === null && time !== '' ? <Doubt>{t('gun.timeWrong', { value: time })}</Doubt> : null}
          {gun !== null && gun > (now ?? gun) + aheadMs ? <Doubt>{t('gun.timeAhead')}</Doubt> : null}
        </div>
        <div aria-live="polite">{preview === null ? null : <WhatChanges preview={preview} />}</div>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={gun === null}>
            {mustSee ? t('preview.show') : t('gun.take')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

function Doubt({ children }: { children: string }) {
  return (
    <p className={styles['doubt']}>
      <Mark level="look" />
      {children}
    </p>
  );
}
