import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postChipSwap, previewChipSwap } from '../../api/calls.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog } from '../console-state.ts';
import { bibOf } from '../entry/entry-keys.ts';
import { entryInput } from '../entry-focus.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { useBib } from '../use-bib.ts';

/** Two runners wear each other's chips: all passings change places, after showing what that changes. */
export function SwapChipsDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const other = bibOf(text);
  const owner = useBib(other);
  return (
    <Dialog title={t('desk.swapOf', { bib })} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={other}
        onPreview={() => previewChipSwap([bib, other])}
        onAct={() => postChipSwap([bib, other])}
        isReady={other !== '' && other !== bib && owner.state !== 'unknown'}
        act={t('desk.swap')}
        namesRunners
      >
        <p>{t('desk.swapText', { bib })}</p>
        <Field label={t('desk.swapWith')}>
          <TextInput autoFocus required value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <BibOwnerText owner={owner} bib={other} />
      </PreviewedForm>
    </Dialog>
  );
}
