import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getChipMap, postChipMap, previewChipMap, type ChipMapFinding } from '../../api/calls.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { toasts } from '../../components/toast.ts';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { actionOf } from '../known-actions.ts';
import { undo } from '../undo.ts';
import { usePreview } from '../use-preview.ts';
import { ChangedRunners } from './changed-runners.tsx';
import styles from './chips.module.css';

/** Bibs without a chip that are named. */
const bibsShown = 12;

/** Chips that are worn under other bibs than the list says: what would put it right, what that changes, and the act. */
export function ChipMapDialog({ given }: { given: ChipMapFinding | null }) {
  const { t } = useTranslation();
  const [findings, setFindings] = useState<ChipMapFinding[] | null>(given === null ? null : [given]);
  useEffect(() => {
    if (given !== null) return undefined;
    let isOpen = true;
    void attempt(getChipMap()).then((answer) => {
      if (isOpen && answer === null) closeDialog();
      else if (isOpen) setFindings(answer?.findings ?? []);
    });
    return () => {
      isOpen = false;
    };
  }, [given]);
  return (
    <Dialog title={t('chipMap.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      {findings === null ? <p role="status">{t('chipMap.looking')}</p> : null}
      {findings?.length === 0 ? <p>{t('chipMap.fits')}</p> : null}
      {findings?.map((finding) => (
        <Finding key={`${finding.kind} ${finding.bibs.join(' ')}`} finding={finding} />
      ))}
    </Dialog>
  );
}

function Finding({ finding }: { finding: ChipMapFinding }) {
  const { t } = useTranslation();
  const number = useNumber();
  const [preview, askPreview] = usePreview(finding.bibs);
  const [isAsking, setAsking] = useState(false);
  const { assign, takeFrom, sure } = finding;
  const act = async () => {
    setAsking(true);
    if (preview === null) await askPreview(previewChipMap(finding));
    else await apply(finding);
    setAsking(false);
  };
  return (
    <section className={styles['part']}>
      <p>{findingText(finding)}</p>
      <p className={styles['quiet']}>
        {t('chipMap.size', { chips: number(assign.length), sure: number(Math.round(sure * 100)) })}
      </p>
      {takeFrom.length === 0 ? null : (
        <p className={styles['losing']}>
          {t('chipMap.losing', {
            bibs: takeFrom.slice(0, bibsShown).join(', ') + (takeFrom.length > bibsShown ? ' …' : ''),
          })}
        </p>
      )}
      <div aria-live="polite" className={styles['preview']}>
        {preview === null ? null : (
          <>
            <WhatChanges preview={preview} />
            <ChangedRunners preview={preview} />
          </>
        )}
      </div>
      <DialogActs>
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={isAsking} onClick={() => void act()}>
          {t(preview === null ? 'preview.show' : 'chipMap.apply')}
        </Button>
      </DialogActs>
    </section>
  );
}

/** Applies it, and offers to take it back. */
async function apply(finding: ChipMapFinding): Promise<void> {
  const done = await attempt(postChipMap(finding));
  if (done === null) return;
  closeDialog();
  const { action } = done;
  if (action === null) return;
  const toast = toasts.add({
    type: 'good',
    title: i18next.t('chipMap.applied'),
    actionProps: {
      children: i18next.t('undo.name'),
      onClick: () => {
        toasts.close(toast);
        void undo(actionOf(action, 'chip.map', { chips: finding.assign.length }));
      },
    },
  });
}

/** Which chips are worn by whom, told by an example. */
function findingText({ kind, bibs, by }: ChipMapFinding): string {
  const [first = '', second = ''] = bibs;
  if (kind === 'swapped') return i18next.t('chipMap.swapped', { first, second });
  const listed = bibs[Math.max(0, -by)] ?? first;
  const worn = bibs[Math.max(0, by)] ?? second;
  return i18next.t('chipMap.shifted', { first, last: bibs.at(-1) ?? first, listed, worn });
}
