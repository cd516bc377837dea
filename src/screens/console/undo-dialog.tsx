import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionRow } from '../../contract/feed.ts';
import { previewUndo, type Preview } from '../api/calls.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { actionText } from './action-text.ts';
import { closeDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';
import { actionsNow } from './known-actions.ts';
import { WhatChanges } from './needs-you/what-changes.tsx';
import { takeBack } from './undo.ts';

/**
 * Asks before something is taken back that the whole race hangs on, and shows what that changes. No button has the
 * focus: an Enter that was meant for the entry line takes nothing back.
 */
export function UndoDialog({ action }: { action: ActionRow }) {
  const { t } = useTranslation();
  const preview = useUndoPreview(action.id);
  const confirm = () => {
    closeDialog();
    void takeBack(action);
  };
  return (
    <Dialog title={t('undo.ask')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>
        <strong>{actionText(action, actionsNow())}</strong>
      </p>
      <p>{t('undo.askText')}</p>
      <div aria-live="polite">
        {preview === 'asking' ? <p>{t('preview.asking')}</p> : null}
        {preview === 'unknown' ? <p>{t('preview.unknown')}</p> : null}
        {typeof preview === 'string' ? null : <WhatChanges preview={preview} />}
      </div>
      <DialogActs>
        <Button onClick={closeDialog}>{t('undo.leave')}</Button>
        <Button onClick={confirm}>{t('undo.confirm')}</Button>
      </DialogActs>
    </Dialog>
  );
}

/** What taking it back would change; `unknown` where the station does not say. */
function useUndoPreview(action: string): Preview | 'asking' | 'unknown' {
  const [preview, setPreview] = useState<Preview | 'asking' | 'unknown'>('asking');
  useEffect(() => {
    let gone = false;
    previewUndo(action).then(
      (answer) => gone || setPreview(answer),
      () => gone || setPreview('unknown'),
    );
    return () => {
      gone = true;
    };
  }, [action]);
  return preview;
}
