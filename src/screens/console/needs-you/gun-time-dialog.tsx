import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postGun, previewGun, type Preview } from '../../api/calls.ts';
import { feedNow, useFeed } from '../../feed/store.ts';
import { instantOf, localTime } from '../../format/times.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, DialogActs } from '../../parts/dialog.tsx';
import { Field, TextInput } from '../../parts/field.tsx';
import { attempt } from '../attempt.ts';
import { stopAsking } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { WhatChanges } from './what-changes.tsx';

interface Props {
  wave: string;
  /** A time that is proposed instead of the one that is known. */
  proposed: number | null;
}

/** Asks at what time of day a wave's gun was fired. Before a gun is corrected, it shows what that changes. */
export function GunTimeDialog({ wave, proposed }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const zone = race?.zone ?? 'UTC';
  const [asked] = useState(() => feedNow().sections?.guns.find((gun) => gun.wave === wave));
  const known = proposed ?? asked?.gun ?? asked?.start ?? null;
  const before = known === null ? null : localTime(known, zone);
  const [date, setDate] = useState(before?.date ?? race?.date ?? '');
  const [time, setTime] = useState(before?.time ?? '');
  const [changes, setChanges] = useState<{ gun: number; preview: Preview } | null>(null);
  const gun = instantOf(date, time, zone);
  const seen = changes?.gun === gun ? changes.preview : null;
  const mustSee = (asked?.gun ?? null) !== null && seen === null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (gun === null) return;
    if (mustSee) {
      const preview = await attempt(previewGun(wave, gun));
      if (preview !== null) setChanges({ gun, preview });
    } else if ((await attempt(postGun(wave, gun))) !== null) stopAsking();
  };
  const title = t('gun.timeOf', { wave: names.wave(asked ?? { wave }) });
  return (
    <Dialog title={title} onClose={stopAsking} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('gun.timeText')}</p>
        <Field label={t('gun.date')}>
          <TextInput type="date" required value={date} onChange={(event) => setDate(event.target.value)} />
        </Field>
        <Field label={t('gun.time')} hint={t('gun.timeHint', { zone })}>
          <TextInput autoFocus required value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
        <div aria-live="polite">{seen === null ? null : <WhatChanges preview={seen} race={race} />}</div>
        <DialogActs>
          <Button onClick={stopAsking}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={gun === null}>
            {mustSee ? t('preview.show') : t('gun.take')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
