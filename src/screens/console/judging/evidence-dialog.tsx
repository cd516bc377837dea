import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/problem.ts';
import { getExplanation } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { useEvent } from '../../feed/event.ts';
import { exactLocalTime } from '../../format/times.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import styles from './evidence-dialog.module.css';

type Explanation = Awaited<ReturnType<typeof getExplanation>>;

/** Why a runner has this result: each read, passing and act with what became of it, for the jury also on paper. */
export function EvidenceDialog({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { explanation, problems } = useExplanation(bib);
  const zone = event?.zone ?? 'UTC';
  const [showsReads, setShowsReads] = useState(false);
  const steps = explanation?.steps.filter(isOfRunner) ?? [];
  return (
    <Dialog
      wide
      title={t('whyResult.title', { bib })}
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      {explanation === null ? (
        <p role="status">{t('common.waiting')}</p>
      ) : (
        <div className={styles['evidence']} data-print>
          <p className={styles['event']}>
            {event === null ? null : `${names.text(event.name)} · ${names.day(event)} · ${zone}`}
          </p>
          <p className={styles['outcome']}>{explanation.text}</p>
          <ol className={styles['steps']}>
            {steps.map((step, index) =>
              step.kind === 'read' && !showsReads ? null : (
                <li key={index} className={`${styles['step']} ${styles[step.kind]}`}>
                  <span className={styles['time']}>{exactLocalTime(step.at, zone).time}</span>
                  <span>{step.text}</span>
                </li>
              ),
            )}
          </ol>
        </div>
      )}
      <DialogActs>
        <label className={styles['reads']}>
          <input
            type="checkbox"
            checked={showsReads}
            onChange={({ target }) => setShowsReads(target.checked)}
          />
          {t('whyResult.reads', { count: steps.filter(({ kind }) => kind === 'read').length })}
        </label>
        <Button onClick={() => print()} disabled={explanation === null}>
          {t('whyResult.print')}
        </Button>
        <Button kind="primary" onClick={closeDialog}>
          {t('common.close')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

/** Whole files are told elsewhere: here they would hide what is the runner's. */
function isOfRunner(step: Explanation['steps'][number]): boolean {
  return step.kind !== 'action' || !['event.define', 'race.define'].includes(step.action.type);
}

function useExplanation(bib: string) {
  const language = useLanguage();
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    const asking = new AbortController();
    getExplanation(bib, language, asking.signal).then(setExplanation, (error: unknown) => {
      if (!asking.signal.aborted) setProblems(problemsOf(error));
    });
    return () => asking.abort();
  }, [bib, language]);
  return { explanation, problems };
}
