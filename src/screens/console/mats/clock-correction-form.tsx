import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postClockCorrection, previewClockCorrection, type Preview } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
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
  const [changes, setChanges] = useState<{ offset: number; preview: Preview } | null>(null);
  const offset = offsetOf(text);
  const seen = changes !== null && changes.offset === offset ? changes.preview : null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (offset === null) return;
    if (seen !== null) {
      if ((await attempt(postClockCorrection(address, offset))) !== null) closeDialog();
      return;
    }
    const preview = await attempt(previewClockCorrection(address, offset));
    if (preview !== null) setChanges({ offset, preview });
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
      <div aria-live="polite">{seen === null ? null : <WhatChanges preview={seen} />}</div>
      <Button type="submit" kind={seen === null ? 'plain' : 'primary'} disabled={offset === null}>
        {seen === null ? t('preview.show') : t('care.correct')}
      </Button>
    </form>
  );
}
