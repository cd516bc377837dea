import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postChipSwap, previewChipSwap } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { BibOwnerText } from '../bib-owner.tsx';
import { ChangedRunners } from '../chips/changed-runners.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { useBib } from '../use-bib.ts';
import { usePreview } from '../use-preview.ts';

/** Two runners wear each other's chips: all passings change places, after showing what that changes. */
export function SwapChipsDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const other = text.normalize('NFKC').trim();
  const owner = useBib(other);
  const [preview, askPreview] = usePreview(other);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (preview === null) await askPreview(previewChipSwap([bib, other]));
    else if ((await attempt(postChipSwap([bib, other]))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('desk.swapOf', { bib })} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('desk.swapText', { bib })}</p>
        <Field label={t('desk.swapWith')}>
          <TextInput autoFocus required value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <BibOwnerText owner={owner} bib={other} />
        <div aria-live="polite">
          {preview === null ? null : (
            <>
              <ChangedRunners preview={preview} />
              <WhatChanges preview={preview} />
            </>
          )}
        </div>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            disabled={other === '' || other === bib || owner.state === 'unknown'}
          >
            {t(preview === null ? 'preview.show' : 'desk.swap')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
