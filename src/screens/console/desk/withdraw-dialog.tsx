import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postWithdrawal, previewWithdrawal } from '../../api/calls.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog, closePanel } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { useBib } from '../use-bib.ts';

/** Takes an entry off the start list, after showing what that changes. Who is only not here today is DNS instead. */
export function WithdrawDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const owner = useBib(bib);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('desk.withdrawOf', { bib })} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={bib}
        onPreview={() => previewWithdrawal(bib)}
        onAct={() => postWithdrawal(bib, reason.trim())}
        onDone={() => {
          closePanel();
          closeDialog();
        }}
        isReady
        act={t('desk.withdraw')}
      >
        <BibOwnerText owner={owner} bib={bib} />
        <p>{t('desk.withdrawText')}</p>
        <Field label={t('void.reason')}>
          <TextInput autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </PreviewedForm>
    </Dialog>
  );
}
