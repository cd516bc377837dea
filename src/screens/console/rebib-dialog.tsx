import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassingRow } from '../../contract/rows.ts';
import { postPassingBib, previewPassingBib } from '../api/calls.ts';
import { useEvent } from '../feed/event.ts';
import { timeOfDay } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { attempt } from './attempt.ts';
import { BibOwnerText } from './bib-owner.tsx';
import { ChangedRunners } from './chips/changed-runners.tsx';
import { closeDialog, openDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';
import { WhatChanges } from './needs-you/what-changes.tsx';
import { useBib } from './use-bib.ts';
import { usePreview } from './use-preview.ts';

/** Gives a passing by hand to another bib: the time stays. What that changes is shown first. */
export function RebibDialog({ passing }: { passing: PassingRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [text, setText] = useState('');
  const bib = text.normalize('NFKC').trim();
  const owner = useBib(bib);
  const [preview, askPreview] = usePreview(bib);
  const [isAsking, setAsking] = useState(false);
  const mayBeKnown = bib !== '' && owner.state !== 'unknown';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setAsking(true);
    if (preview === null) await askPreview(previewPassingBib(passing.id, bib));
    else if ((await attempt(postPassingBib(passing.id, bib))) !== null) closeDialog();
    setAsking(false);
  };
  const time = timeOfDay(passing.time, event?.zone ?? 'UTC');
  const was = passing.person?.bib ?? passing.bib;
  const title = was === null ? t('open.noBib', { time }) : t('rebib.title', { time, bib: was });
  return (
    <Dialog title={title} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('rebib.text', { point: names.mat(event, passing.point) })}</p>
        <Field label={t('rebib.bib')}>
          <TextInput
            autoFocus
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('entry.bib')}
          />
        </Field>
        <BibOwnerText owner={owner} bib={bib} />
        <div aria-live="polite">
          {preview === null ? null : (
            <>
              <ChangedRunners preview={preview} />
              <WhatChanges preview={preview} />
            </>
          )}
        </div>
        <DialogActs>
          <Button kind="quiet" onClick={() => openDialog({ kind: 'void', passing: passing.id })}>
            {t('passing.void')}
          </Button>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!mayBeKnown || isAsking}>
            {t(preview === null ? 'preview.show' : 'open.give')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
