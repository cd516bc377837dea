import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassingRow } from '../../contract/rows.ts';
import { postPassingBib, previewPassingBib } from '../api/calls.ts';
import { useEvent } from '../feed/event.ts';
import { timeOfDay } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { BibOwnerText } from './bib-owner.tsx';
import { closeDialog, openDialog } from './console-state.ts';
import { bibOf } from './entry/entry-keys.ts';
import { entryInput } from './entry-focus.ts';
import { PreviewedForm } from './previewed-form.tsx';
import { useBib } from './use-bib.ts';

/** Gives a passing by hand to another bib: the time stays. What that changes is shown first. */
export function RebibDialog({ passing }: { passing: PassingRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [text, setText] = useState('');
  const bib = bibOf(text);
  const owner = useBib(bib);
  const time = timeOfDay(passing.time, event?.zone ?? 'UTC');
  const was = passing.person?.bib ?? passing.bib;
  const title = was === null ? t('open.noBib', { time }) : t('rebib.title', { time, bib: was });
  return (
    <Dialog title={title} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={bib}
        onPreview={() => previewPassingBib(passing.id, bib)}
        onAct={() => postPassingBib(passing.id, bib)}
        isReady={bib !== '' && owner.state !== 'unknown'}
        act={t('open.give')}
        namesRunners
        otherActs={
          <Button kind="quiet" onClick={() => openDialog({ kind: 'void', passing: passing.id })}>
            {t('passing.void')}
          </Button>
        }
      >
        <p>{t('rebib.text', { point: names.mat(event, passing.point) })}</p>
        <Field label={t('rebib.bib')}>
          <TextInput
            autoFocus
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('entry.bib')}
          />
        </Field>
        <BibOwnerText owner={owner} bib={bib} />
      </PreviewedForm>
    </Dialog>
  );
}
