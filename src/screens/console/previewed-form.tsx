import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../api/calls.ts';
import { Button } from '../components/button.tsx';
import { DialogActs } from '../components/dialog.tsx';
import { attempt } from './attempt.ts';
import { ChangedRunners } from './chips/changed-runners.tsx';
import { closeDialog } from './console-state.ts';
import { WhatChanges } from './needs-you/what-changes.tsx';
import styles from './previewed-form.module.css';
import { usePreview } from './use-preview.ts';

interface Props {
  /** What the form says now: a preview of something else that it said before does not count. */
  says: unknown;
  /** Asks what the act would change. */
  onPreview: () => Promise<Preview>;
  /** Does it; what is refused is told in a message, and the form stays. */
  onAct: () => Promise<unknown>;
  /** After it was done. */
  onDone?: () => void;
  /** Whether it says enough for a preview. */
  isReady: boolean;
  act: string;
  /** Whether those whose own result changes are named, too. */
  namesRunners?: boolean;
  /** Further acts, before the usual ones. */
  otherActs?: ReactNode;
  children: ReactNode;
}

/** The form of a dialog whose act changes results: the first Enter shows what would change, the second does it, once. */
export function PreviewedForm(props: Props) {
  const { says, onPreview, onAct, onDone = closeDialog, isReady, act, namesRunners = false } = props;
  const { t } = useTranslation();
  const [preview, askPreview] = usePreview(says);
  const [isAsking, setAsking] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setAsking(true);
    if (preview === null) await askPreview(onPreview());
    else if ((await attempt(onAct())) !== null) onDone();
    setAsking(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
      {props.children}
      <div aria-live="polite" className={styles['preview']}>
        {preview === null ? null : (
          <>
            {namesRunners ? <ChangedRunners preview={preview} /> : null}
            <WhatChanges preview={preview} />
          </>
        )}
      </div>
      <DialogActs>
        {props.otherActs}
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <Button type="submit" kind="primary" disabled={!isReady || isAsking}>
          {preview === null ? t('preview.show') : act}
        </Button>
      </DialogActs>
    </form>
  );
}
