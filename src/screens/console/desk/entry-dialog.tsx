import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { closeDialog, openRunner } from '../console-state.ts';
import { entryInput, focusEntryIfIdle } from '../entry-focus.ts';
import { useRunner } from '../panel/use-runner.ts';
import { typedDraft } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { tellSaved } from './tell-saved.ts';

/** An entry to be changed, or somebody new: `typed` is a bib or the beginning of a name. */
export function EntryDialog({ bib, typed }: { bib: string | null; typed: string }) {
  const { t } = useTranslation();
  return (
    <Dialog
      wide
      title={bib === null ? t('desk.newEntry') : t('desk.editOf', { bib })}
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      {bib === null ? <Form entry={null} typed={typed} /> : <Known bib={bib} />}
    </Dialog>
  );
}

function Known({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const { runner, problems } = useRunner(bib);
  if (problems.length > 0) return <ProblemList problems={problems} />;
  if (runner?.entry === undefined) return <p role="status">{t('common.waiting')}</p>;
  return <Form entry={runner.entry} typed="" />;
}

function Form({ entry, typed }: { entry: Parameters<typeof EntryForm>[0]['entry']; typed: string }) {
  return (
    <EntryForm
      takesFocus
      entry={entry}
      typed={typedDraft(typed)}
      onClose={closeDialog}
      onSaved={(saved) => {
        closeDialog();
        tellSaved(saved);
        openRunner(saved.bib);
        // Who adds by keyboard goes on typing.
        requestAnimationFrame(focusEntryIfIdle);
      }}
    />
  );
}
