import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import styles from './publish-dialog.module.css';

interface Props {
  onBack: () => void;
  onReopen: (reason: string) => Promise<unknown>;
  onDone: () => void;
}

/** Opens a race again, with the reason that stays on record. */
export function ReopenForm({ onBack, onReopen, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isSending, setSending] = useState(false);
  const reopen = async () => {
    setSending(true);
    if ((await attempt(onReopen(reason.trim()))) !== null) onDone();
    setSending(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !isSending) void reopen();
      }}
    >
      <p>{t('publish.reopenText')}</p>
      <Field label={t('publish.reopenReason')}>
        <TextInput
          autoFocus
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <DialogActs>
        <Button onClick={onBack}>{t('common.cancel')}</Button>
        <Button type="submit" kind="primary" disabled={reason.trim() === '' || isSending}>
          {t('publish.reopenAct')}
        </Button>
      </DialogActs>
    </form>
  );
}
