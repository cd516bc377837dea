import { useTranslation } from 'react-i18next';
import { getRehearsal } from '../../api/calls.ts';
import { useAsked } from '../../components/use-asked.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useMessage } from '../../i18n/use-message.ts';
import { ScreenHead, SideScreen } from '../screen-head.tsx';
import { useEventTitle } from '../use-event-title.ts';
import { RehearsalForm } from './rehearsal-form.tsx';
import { RehearsalHands } from './rehearsal-hands.tsx';
import { RehearsalScoreTable } from './rehearsal-score.tsx';
import styles from './rehearsal.module.css';

const everyMs = 500;

/** The dress rehearsal, seen from behind the stage: how it is to be, what hands do in it, and its score. */
export function RehearsalScreen() {
  const { t } = useTranslation();
  useEventTitle(t('rehearsal.title'));
  return (
    <SideScreen>
      <ScreenHead title={t('rehearsal.title')} />
      <main className={styles['main']}>
        <Stage />
      </main>
    </SideScreen>
  );
}

function Stage() {
  const { t } = useTranslation();
  const message = useMessage();
  const { answer: view, problems, again } = useAsked(getRehearsal, everyMs);
  if (view === null) return problems.length > 0 ? <ProblemList problems={problems} /> : <Waiting />;
  switch (view.state) {
    case 'starting':
    case 'ending':
      return (
        <p role="status" className={styles['wait']}>
          {t(`rehearsal.${view.state}`)}
        </p>
      );
    case 'running':
      return <RehearsalHands view={view} onDone={again} />;
    case 'off':
    case 'over':
    case 'failed':
      return (
        <>
          {view.score === null ? null : <RehearsalScoreTable score={view.score} />}
          {view.problem === null ? null : (
            <p role="alert" className={styles['failed']}>
              {message(view.problem)}
            </p>
          )}
          <RehearsalForm before={view.choice} onDone={again} />
        </>
      );
  }
}
