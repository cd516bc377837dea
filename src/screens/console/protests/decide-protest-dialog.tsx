import { useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtestView } from '../../../contract/protest.ts';
import type { ProtestDecision } from '../../../timing/model/protest.ts';
import { postProtestDecision } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { ProtestFacts } from './protest-facts.tsx';
import styles from './protest.module.css';

/** Records what the referee or the jury decided of a protest, by whom and why. */
export function DecideProtestDialog({ protest }: { protest: ProtestView }) {
  const { t } = useTranslation();
  const name = useId();
  const [decision, setDecision] = useState<ProtestDecision | null>(null);
  const [reason, setReason] = useState('');
  const [judge, setJudge] = useState('');
  const isReady = decision !== null && reason.trim() !== '' && judge.trim() !== '';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const decided = { protest: protest.id, decision, reason: reason.trim(), judge: judge.trim() };
    if ((await attempt(postProtestDecision(decided))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('protest.decideTitle')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>
          <ProtestFacts protest={protest} />
        </p>
        <fieldset className={styles['decisions']}>
          <legend className={styles['legend']}>{t('protest.decision')}</legend>
          {(['upheld', 'refused'] as const).map((one) => (
            <label key={one} className={styles['decision']}>
              <input type="radio" name={name} checked={decision === one} onChange={() => setDecision(one)} />
              {t(`protest.${one}`)}
            </label>
          ))}
        </fieldset>
        <Field label={t('protest.reason')}>
          <TextInput maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <Field label={t('protest.judge')}>
          <TextInput maxLength={500} value={judge} onChange={({ target }) => setJudge(target.value)} />
        </Field>
        <p className={styles['hint']}>{t('protest.decideHint')}</p>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!isReady}>
            {t('protest.record')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
