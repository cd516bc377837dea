import { ArrowLeft, Download, FilePlus2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import { useNames } from '../i18n/use-names.ts';
import { goTo } from '../path.ts';
import { openDraft, undoChange, useDraftState, useHasUnread } from './draft/draft-store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { fileOfDraft } from './draft/file-of-draft.ts';
import { isBlank } from './draft/local-name.ts';
import { isSame, useStationDraft } from './station-draft.ts';
import { SaveDialog } from './save-dialog.tsx';
import { save, saveByKey, useSaving } from './saving.ts';
import styles from './setup-screen.module.css';

/** What is being set up, and the acts on all of it. */
export function SetupHeader({ draft }: { draft: EventDraft | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const name = draft === null || isBlank(draft.name) ? t('editor.title') : names.text(draft.name);
  return (
    <header className={styles['header']}>
      <Button kind="quiet" onClick={() => goTo('/console')}>
        <ArrowLeft />
        {t('editor.console')}
      </Button>
      <div className={styles['heading']}>
        <h1 className={styles['title']}>{name}</h1>
        {draft === null ? null : <State draft={draft} />}
      </div>
      <div className={styles['acts']}>
        {draft === null ? null : <Acts draft={draft} />}
        <SettingsMenus />
      </div>
    </header>
  );
}

/** Whether the station has what is shown. */
function State({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const { file, known } = useStationDraft();
  const state = !known
    ? ''
    : file === null
      ? t('editor.state.new')
      : isSame(file, draft)
        ? t('editor.state.saved')
        : t('editor.state.changed');
  return (
    <p className={styles['state']} role="status">
      {state}
    </p>
  );
}

function Acts({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const hasPast = useDraftState(({ past }) => past.length > 0);
  const hasUnread = useHasUnread();
  const isWrong = useDraftState(({ checked }) => checked.faults.length > 0) || hasUnread;
  const { file, known } = useStationDraft();
  const saving = useSaving();
  const [asksAnew, setAsksAnew] = useState(false);
  const isSaved = known && file !== null && isSame(file, draft);
  const cannot = isWrong || isSaved || saving !== null;
  // A key that comes before the station has said what it has is not lost: it is asked then.
  useSaveKey(cannot ? null : () => void saveByKey(draft));
  return (
    <>
      <Button kind="quiet" disabled={!hasPast} onClick={undoChange}>
        <Undo2 />
        {t('undo.name')}
      </Button>
      <Button kind="quiet" onClick={() => setAsksAnew(true)}>
        <FilePlus2 />
        {t('editor.anew')}
      </Button>
      <Button disabled={hasUnread} onClick={() => download(fileOfDraft(draft))}>
        <Download />
        {t('editor.export')}
      </Button>
      <Button
        kind="primary"
        disabled={cannot || !known}
        title={isWrong ? t('editor.wrongFirst') : 'Ctrl+S'}
        onClick={() => void save(draft, file)}
      >
        {isSaved && !isWrong ? t('editor.saved') : t('editor.save')}
      </Button>
      {asksAnew ? <AnewDialog isSaved={isSaved} onClose={() => setAsksAnew(false)} /> : null}
      <SaveDialog />
    </>
  );
}

/** Ctrl+S saves; the browser's own saving of the page is never wanted here. */
function useSaveKey(onSave: (() => void) | null) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!event.repeat) onSave?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onSave]);
}

function AnewDialog({ isSaved, onClose }: { isSaved: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('editor.anewTitle')} onClose={onClose}>
      <p>{isSaved ? t('editor.anewSaved') : t('editor.anewText')}</p>
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" onClick={() => openDraft(null)}>
          {t('editor.anew')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
