import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postWithdrawal, previewWithdrawal } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog, closePanel } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { useBib } from '../use-bib.ts';
import { usePreview } from '../use-preview.ts';

/** Takes an entry off the start list, after showing what that changes. Who is only not here today is DNS instead. */
export function WithdrawDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const owner = useBib(bib);
  const [reason, setReason] = useState('');
  const [preview, askPreview] = usePreview(bib);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (preview === null) await askPreview(previewWithdrawal(bib));
    else if ((await attempt(postWithdrawal(bib, reason.trim()))) !== null) {
      closePanel();
      closeDialog();
    }
  };
  return (
    <Dialog title={t('desk.withdrawOf', { bib })} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <BibOwnerText owner={owner} bib={bib} />
        <p>{t('desk.withdrawText')}</p>
        <Field label={t('void.reason')}>
          <TextInput autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <div aria-live="polite">{preview === null ? null : <WhatChanges preview={preview} />}</div>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {t(preview === null ? 'preview.show' : 'desk.withdraw')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
