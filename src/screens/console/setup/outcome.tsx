import { useTranslation } from 'react-i18next';
import { problemCount, type Problem } from '../../../contract/problem.ts';
import type { RaceLoaded, StartListLoaded } from '../../api/calls.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { EncodingChoice } from './encoding-choice.tsx';
import type { Loading } from './loading.ts';
import styles from './outcome.module.css';
import { RaceChoice } from './race-choice.tsx';
import { RaceDayChoice } from './race-day-choice.tsx';

/** What came of a file, or what must be answered before it is taken. */
export function Outcome({ loading }: { loading: Loading }) {
  const { t } = useTranslation();
  const { file } = loading;
  if (loading.state === 'sending') return <p role="status">{t('setup.sending', { file })}</p>;
  return loading.state === 'refused' ? <Refused loading={loading} /> : <Loaded {...loading} />;
}

function Refused({ loading }: { loading: Extract<Loading, { state: 'refused' }> }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { file, problems, again } = loading;
  const { code, choices } = problems[0] ?? {};
  if (choices !== undefined)
    return <EncodingChoice file={file} choices={choices} onChoice={(encoding) => again({ encoding })} />;
  if (code === 'race-day-change')
    return <RaceDayChoice file={file} changes={problems} onChoice={(raceDay) => again({ raceDay })} />;
  if (isAboutRace(problems)) return <RaceChoice file={file} onChoice={(race) => again({ race })} />;
  const count = problemCount(problems);
  return (
    <>
      <p className={styles['refused']}>{t('setup.refused', { file, count, number: number(count) })}</p>
      <ProblemList problems={problems} />
    </>
  );
}

function Loaded({ file, loaded }: { file: string; loaded: RaceLoaded | StartListLoaded }) {
  const { t } = useTranslation();
  const number = useNumber();
  const text = () => {
    if (loaded.action === null) return t('setup.unchanged', { file });
    if (!('imported' in loaded)) return t('setup.loaded', { file });
    const { imported, replaced } = loaded;
    return `${t('setup.imported', { file, count: imported, number: number(imported) })} ${t('setup.replaced', { count: replaced, number: number(replaced) })}`;
  };
  return (
    <>
      <p role="status" className={styles['loaded']}>
        {text()}
      </p>
      {loaded.warnings.length === 0 ? null : <ProblemList problems={loaded.warnings} level="look" />}
    </>
  );
}

/** Whether nothing is wrong with a list but that it does not say in which race people are. */
function isAboutRace(problems: readonly Problem[]): boolean {
  const codes = new Set(problems.map(({ code }) => code));
  return codes.delete('race-needed') && [...codes].every((code) => code === 'more-problems');
}
