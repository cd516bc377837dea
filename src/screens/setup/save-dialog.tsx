import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { ChangedRunners } from '../console/chips/changed-runners.tsx';
import { WhatChanges } from '../console/needs-you/what-changes.tsx';
import { useNames } from '../i18n/use-names.ts';
import { differences, type Difference } from './draft/differences.ts';
import type { EventDraft } from './draft/event-draft.ts';
import styles from './save-dialog.module.css';
import { confirmSaving, leaveSaving, useSaving, type Saving } from './saving.ts';
import { usePlaceText } from './setup-side.tsx';
import { wholeDraft } from './station-draft.ts';
import { useValueText } from './use-value-text.ts';

const shown = 12;

/** Before an event is saved over another: what it says differently, and who would change by it. */
export function SaveDialog() {
  const { t } = useTranslation();
  const saving = useSaving();
  if (saving === null) return null;
  const { state, preview, problems, before } = saving;
  // A first event changes nothing of anybody: it is sent without a question.
  if (before === null && state !== 'refused') return null;
  return (
    <Dialog title={t('editor.saveTitle')} wide onClose={leaveSaving}>
      {state === 'refused' ? <ProblemList problems={problems} /> : <Changes saving={saving} />}
      <div aria-live="polite" className={styles['who']}>
        {state === 'asking' ? <p>{t('preview.asking')}</p> : null}
        {preview === null || state === 'refused' ? null : (
          <>
            <h3 className={styles['title']}>{t('editor.whoChanges')}</h3>
            <WhatChanges preview={preview} />
            <ChangedRunners preview={preview} />
          </>
        )}
      </div>
      <DialogActs>
        <Button onClick={leaveSaving}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={state !== 'asked'} onClick={() => void confirmSaving(saving)}>
          {t('editor.save')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

function Changes({ saving: { before, draft } }: { saving: Saving }) {
  const { t } = useTranslation();
  const names = useNames();
  const [now, next] = [before && wholeDraft(before), wholeDraft(draft)];
  if (before === null || now === null || next === null) return null;
  if (now.id !== next.id) return <p>{t('editor.replaces', { event: names.text(before.name) })}</p>;
  const all = differences(now, next).filter(({ before: one, after }) => !isSameInstant(one, after));
  return (
    <section>
      <h3 className={styles['title']}>{t('editor.differences', { count: all.length })}</h3>
      <ul className={styles['list']}>
        {all.slice(0, shown).map((difference) => (
          <Line key={difference.path} draft={draft} difference={difference} />
        ))}
        {all.length > shown ? <li>…</li> : null}
      </ul>
    </section>
  );
}

function Line({ draft, difference }: { draft: EventDraft; difference: Difference }) {
  const { t } = useTranslation();
  const where = usePlaceText(draft);
  const { path, before, after } = difference;
  const text = useValueText();
  const [one, other] = [text.value(path, before), text.value(path, after)];
  const label = text.label(path);
  return (
    <li>
      <b>{[where(path), label].filter((part) => part !== null).join(' · ')}</b>
      {one === null || other === null ? (
        <span>
          {' '}
          {before === undefined
            ? t('editor.added')
            : after === undefined
              ? t('editor.gone')
              : t('editor.other')}
        </span>
      ) : (
        <span className={styles['change']}>
          {' '}
          {one} → <b>{other}</b>
        </span>
      )}
    </li>
  );
}

function isSameInstant(one: unknown, other: unknown): boolean {
  return (
    typeof one === 'string' &&
    typeof other === 'string' &&
    /T\d\d:/.test(one) &&
    Date.parse(one) === Date.parse(other)
  );
}
