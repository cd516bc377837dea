import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postStatus, previewStatuses } from '../../api/calls.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field, SelectInput, TextInput } from '../../components/field.tsx';
import { BibsTold } from '../bibs-told.tsx';
import { closeDialog } from '../console-state.ts';
import { bibsOf } from '../entry/bib-range.ts';
import { entryInput } from '../entry-focus.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { useWhose } from '../use-whose.ts';

/** One ruling for many bibs, such as all of a bus that did not come. A bib that nobody has holds it up until it is gone. */
export function RuleManyDialog({ typed }: { typed: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(typed);
  const [status, setStatus] = useState<'dns' | 'dnf'>('dns');
  const bibs = [...new Set(bibsOf(text))];
  const whose = useWhose(bibs);
  const rulings = bibs.map((bib) => ({ bib, status }));
  return (
    <Dialog title={t('ruleMany.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={JSON.stringify(rulings)}
        onPreview={() => previewStatuses(rulings)}
        onAct={() => Promise.all(rulings.map((ruling) => postStatus(ruling)))}
        isReady={bibs.length > 0 && whose.isComplete && whose.unknown.size === 0}
        act={t('ruleMany.act', { status: status.toUpperCase(), count: bibs.length })}
        namesRunners
      >
        <Field label={t('ruleMany.bibs')} hint={t('ruleMany.hint')}>
          <TextInput autoFocus value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <BibsTold bibs={bibs} whose={whose} />
        <Field label={t('ruleMany.status')}>
          <SelectInput
            value={status}
            onChange={({ target }) => setStatus(target.value === 'dnf' ? 'dnf' : 'dns')}
          >
            <option value="dns">{t('commands.names.dns')}</option>
            <option value="dnf">{t('commands.names.dnf')}</option>
          </SelectInput>
        </Field>
      </PreviewedForm>
    </Dialog>
  );
}
