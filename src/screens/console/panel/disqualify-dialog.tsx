import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postStatus } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';

/** Asks by which rule and why somebody is disqualified: both stand in the record, the rule also in the results. */
export function DisqualifyDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const [rule, setRule] = useState('');
  const [reason, setReason] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = { rule: rule.trim(), reason: reason.trim() };
    const words = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
    if ((await attempt(postStatus({ bib, status: 'dq', ...words }))) !== null) closeDialog();
  };
  return (
    <Dialog
      title={t('disqualify.title', { bib })}
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('disqualify.text')}</p>
        <Field label={t('disqualify.rule')} hint={t('disqualify.ruleHint')}>
          <TextInput autoFocus value={rule} onChange={(event) => setRule(event.target.value)} />
        </Field>
        <Field label={t('disqualify.reason')}>
          <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {t('disqualify.confirm')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
