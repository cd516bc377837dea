import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import type { RaceView, ResultRow } from '../../contract/rows.ts';
import { getEntry } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';
import { useNames } from '../i18n/use-names.ts';
import { Dialog } from '../components/dialog.tsx';
import { latinNameOf } from '../components/latin-name.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { ResultFacts } from '../components/result/result-facts.tsx';
import { RelayLegs } from '../components/result/relay-legs.tsx';
import { SplitTable } from '../components/result/split-table.tsx';
import styles from './runner-card.module.css';

interface Props {
  race: RaceView;
  bib: string;
  onClose: () => void;
}

/** One runner on one card; its address can be handed on. */
export function RunnerCard({ race, bib, onClose }: Props) {
  const { t } = useTranslation();
  const { found, problems } = useRunner(bib);
  const isElsewhere = found !== null && found !== 'nobody' && (found.person.race ?? race.id) !== race.id;
  return (
    <Dialog title={t('runner.bib', { bib })} onClose={onClose}>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      {found === 'nobody' || isElsewhere ? <p>{t('results.nobody')}</p> : null}
      {found === null || found === 'nobody' || isElsewhere ? null : <Card row={found} race={race} />}
    </Dialog>
  );
}

function Card({ row, race }: { row: ResultRow; race: RaceView }) {
  const names = useNames();
  const { person } = row;
  const latin = latinNameOf(person);
  const facts = [
    person.nationality,
    person.category === null ? null : names.category(race, person.category),
    person.club,
  ].filter((fact) => fact !== null);
  return (
    <>
      <div>
        <p className={styles['race']}>
          {names.text(race.name)} · {names.day(race)}
        </p>
        <bdi className={styles['native']}>{person.name}</bdi>
        {latin === null ? null : <p className={styles['latin']}>{latin}</p>}
        <p className={styles['facts']}>{facts.join(' · ')}</p>
      </div>
      <ResultFacts result={row} race={race} />
      <RelayLegs result={row} race={race} />
      <SplitTable result={row} race={race} />
    </>
  );
}

const refreshMs = 10_000;

/** The runner with this bib, kept up to date; null while asked for. */
function useRunner(bib: string) {
  const [found, setFound] = useState<ResultRow | 'nobody' | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    const asking = new AbortController();
    const ask = () => {
      getEntry(bib, asking.signal).then(
        ({ result }) => {
          setFound(result ?? 'nobody');
          setProblems([]);
        },
        (error: unknown) => asking.signal.aborted || setProblems(problemsOf(error)),
      );
    };
    ask();
    const refreshing = setInterval(ask, refreshMs);
    return () => {
      clearInterval(refreshing);
      asking.abort();
    };
  }, [bib]);
  return { found, problems };
}
