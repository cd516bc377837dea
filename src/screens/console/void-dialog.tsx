import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postVoid } from '../api/calls.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { attempt } from './attempt.ts';
import { closeDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';

/** Asks why a passing does not count. */
export function VoidDialog({ passing }: { passing: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if ((await attempt(postVoid(passing, reason.trim()))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('void.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('void.text')}</p>
        <Field label={t('void.reason')}>
          <TextInput autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {t('passing.void')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
