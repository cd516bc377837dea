import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView, ReviewRun } from '../../../contract/online.ts';
import { languages } from '../../../words/language.ts';
import { messageText } from '../../../words/text.ts';
import type { Decision } from '../../api/online-calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, SelectInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAct } from '../../components/use-asked.ts';
import styles from '../organiser.module.css';
import { readyTexts } from './ready-texts.ts';

interface Props {
  run: ReviewRun;
  /** What asks for a look and was not ticked. */
  open: readonly FindingView[];
  cleared: readonly string[];
  onDecide: (body: Decision) => Promise<ReviewRun>;
  onDecided: (run: ReviewRun) => void;
  onAgain: () => void;
}

type Act = Decision['act'];

/** What may be decided about a run as it stands. */
const actsIn: Partial<Record<ReviewRun['state'], readonly Act[]>> = {
  waits: ['accept', 'ask', 'refuse'],
  'second-look': ['accept', 'ask', 'refuse'],
  asked: ['accept', 'refuse'],
  refused: ['accept', 'ask', 'reopen'],
  accepted: ['reopen'],
};

/** Accepts, asks or refuses, with words for the runner: ready-made in the runner's language, and free to change. */
export function DecidePart({ run, open, cleared, onDecide, onDecided, onAgain }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const file = run.handedIn.find(({ id }) => id === run.chosen);
  const isByHand = file?.kind === 'picture' || file?.kind === 'declared';
  const { isDoing, problems, go } = useAct(async (act: Act) => {
    const after = await onDecide({
      act,
      cleared: [...cleared],
      text: words.trim(),
      ...(act === 'accept' && isByHand ? { grade: file.kind === 'picture' ? 'picture' : 'declared' } : {}),
    });
    setWords('');
    onDecided(after);
  });
  const acts = actsIn[run.state] ?? [];
  if (acts.length === 0) return null;
  const isSilent = words.trim() === '';
  const isOpen = open.length > 0;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('review.decide')}</h3>
      <Field label={t('review.ready')}>
        <SelectInput value="" onChange={({ target }) => setWords(target.value)}>
          <option value="">{t('review.chooseReady')}</option>
          {readyTexts(open).map((ready) => {
            const told = messageText(run.entry.language, ready);
            return (
              <option key={ready.code} value={told}>
                {told}
              </option>
            );
          })}
        </SelectInput>
      </Field>
      <Field
        label={t('review.words', { language: languages[run.entry.language] })}
        hint={t('review.wordsHint')}
      >
        <textarea
          className={styles['area']}
          rows={4}
          maxLength={2000}
          lang={run.entry.language}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
      {isOpen && acts.includes('accept') ? (
        <p className={styles['quiet']}>{t('review.openFirst', { count: open.length })}</p>
      ) : null}
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <div className={styles['acts']}>
        {acts.map((act) => (
          <Button
            key={act}
            kind={act === 'accept' ? 'primary' : 'plain'}
            disabled={isDoing || (act === 'accept' ? isOpen : isSilent)}
            onClick={() => void go(act)}
          >
            {t(`review.act.${act === 'accept' && run.state === 'second-look' ? 'accept-second' : act}`)}
          </Button>
        ))}
        <Button kind="quiet" onClick={onAgain}>
          {t('review.again')}
        </Button>
      </div>
    </section>
  );
}
