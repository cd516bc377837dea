import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postClockCorrection, previewClockCorrection } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { usePreview } from '../use-preview.ts';
import { offsetOf } from './offset-text.ts';
import styles from './reader-care-dialog.module.css';

interface Props {
  /** The reader, as its address or as the journal names it. */
  address: string;
  /** Milliseconds by which its reads are to count later; null where nothing is proposed. */
  proposed: number | null;
}

/** How far a reader's clock was off, as the crew says: all its reads move, and results with them. It shows first what changes. */
export function ClockCorrectionForm({ address, proposed }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(proposed === null ? '' : String(proposed / 1000));
  const offset = offsetOf(text);
  const [preview, askPreview] = usePreview(offset);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (offset === null) return;
    if (preview === null) await askPreview(previewClockCorrection(address, offset));
    else if ((await attempt(postClockCorrection(address, offset))) !== null) closeDialog();
  };
  const isWrong = offset === null && text.trim() !== '';
  return (
    <form className={styles['part']} onSubmit={(event) => void submit(event)}>
      <Field
        label={t('care.correction')}
        hint={isWrong ? t('care.correctionWrong', { value: text }) : t('care.correctionHint')}
      >
        <TextInput
          autoFocus={proposed !== null}
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div aria-live="polite">{preview === null ? null : <WhatChanges preview={preview} />}</div>
      <Button type="submit" kind={preview === null ? 'plain' : 'primary'} disabled={offset === null}>
        {preview === null ? t('preview.show') : t('care.correct')}
      </Button>
    </form>
  );
}
