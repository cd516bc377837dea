import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView, OnlineRace, ReviewRun } from '../../../contract/online.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { Waiting } from '../../components/waiting.tsx';
import { goTo, usePath } from '../../path.ts';
import { timeText } from '../../format/times.ts';
import styles from '../organiser.module.css';
import { runAddress } from './addresses.ts';
import { DecidePart } from './decide-part.tsx';
import { Evidence } from './evidence.tsx';
import { FindingsPart } from './findings-part.tsx';
import { Grade } from './grade.tsx';
import { FilesPart, LikePart, PersonPart, WordsPart } from './run-parts.tsx';
import { useKeys } from './use-keys.ts';
import { useNeighbours } from './use-neighbours.ts';
import own from './run-review.module.css';

interface Props {
  event: string;
  calls: OnlineCalls;
  race: OnlineRace;
  bib: string;
  mayDecide: boolean;
  /** Something was decided. */
  onDone: () => void;
}

/** One run: all evidence side by side, what was found in it, and the decision. */
export function RunReview(props: Props) {
  const { calls, race, bib } = props;
  const [decided, setDecided] = useState<ReviewRun | null>(null);
  const { answer, problems, again } = useAsked(
    useCallback((signal) => calls.run(race.id, bib, signal), [calls, race.id, bib]),
  );
  const run = decided ?? answer;
  if (run === null) return problems.length === 0 ? <Waiting /> : <ProblemList problems={problems} />;
  return (
    <Shown
      {...props}
      run={run}
      onDecided={(after) => {
        setDecided(after);
        props.onDone();
      }}
      onAgain={() => {
        setDecided(null);
        again();
      }}
    />
  );
}

interface ShownProps extends Props {
  run: ReviewRun;
  onDecided: (run: ReviewRun) => void;
  onAgain: () => void;
}

function Shown({ event, calls, race, bib, mayDecide, run, onDecided, onAgain }: ShownProps) {
  const { t } = useTranslation();
  const { query } = usePath();
  const asked = { state: query.get('state'), q: query.get('q') };
  const neighbours = useNeighbours(calls, race.id, bib, asked);
  const file = run.handedIn.find(({ id }) => id === run.chosen);
  const findings = useMemo(
    () => (file?.findings ?? []).filter(({ answer }) => answer === 'review' || answer === 'refuse'),
    [file],
  );
  const [chosen, setChosen] = useState<FindingView | null>(null);
  const [cleared, setCleared] = useState<ReadonlySet<string>>(
    () => new Set(findings.filter((finding) => finding.cleared).map(({ check }) => check)),
  );
  const [other, setOther] = useState<string | null>(null);
  const { answer: beside } = useAsked(
    useCallback(
      async (signal: AbortSignal) => (other === null ? null : calls.beside(race.id, bib, other, signal)),
      [calls, race.id, bib, other],
    ),
  );
  const go = (to: string | null) => to !== null && goTo(runAddress(event, race.id, to, asked));
  useKeys({ j: () => go(neighbours.next), k: () => go(neighbours.before) });
  const seconds = run.result?.seconds ?? file?.measures?.finish?.seconds ?? file?.declared?.seconds ?? null;
  const clear = (check: string) => {
    const after = new Set(cleared);
    if (!after.delete(check)) after.add(check);
    setCleared(after);
  };
  return (
    <div className={own['run']} data-wide="">
      <header className={own['head']}>
        <h2 className={styles['title']}>
          {run.bib} · {run.entry.name}
        </h2>
        <p className={styles['line']}>
          <strong className={own['time']}>{seconds === null ? '–' : timeText(seconds * 1000)}</strong>
          {run.grade === null ? null : <Grade grade={run.grade} />}
          <span className={styles['quiet']}>{t(`online.state.${run.state}`)}</span>
          {run.firstLook === null ? null : (
            <span className={styles['look']}>{t('review.firstLook', { name: run.firstLook })}</span>
          )}
        </p>
      </header>
      <div className={own['main']}>
        {run.profile === null || run.profile.along.length < 2 ? (
          <p className={styles['quiet']}>{t('review.noRecording')}</p>
        ) : (
          <Evidence
            profile={run.profile}
            findings={findings}
            chosen={chosen}
            onChoose={setChosen}
            beside={other === null ? null : beside}
          />
        )}
        <LikePart like={run.like} shown={other} onShow={setOther} />
        <FilesPart run={run} calls={calls} />
        <PersonPart run={run} />
        <WordsPart words={run.words} />
      </div>
      <aside className={own['side']}>
        <FindingsPart
          findings={file?.findings ?? []}
          chosen={chosen}
          cleared={cleared}
          onChoose={setChosen}
          onClear={mayDecide ? clear : null}
        />
        {mayDecide ? (
          <DecidePart
            key={run.state}
            run={run}
            open={findings.filter(({ check }) => !cleared.has(check))}
            cleared={[...cleared]}
            onDecide={(body) => calls.decide(race.id, bib, body)}
            onDecided={onDecided}
            onAgain={onAgain}
          />
        ) : null}
        <p className={styles['quiet']}>{t('review.runKeys')}</p>
      </aside>
    </div>
  );
}
