import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../i18n/use-names.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { goTo, usePath } from '../path.ts';
import { ListChoice } from './list-choice.tsx';
import { OldResults } from './old-results.tsx';
import { ResultsHead } from './results-head.tsx';
import styles from './results-screen.module.css';
import { ResultsTable } from './results-table.tsx';
import { RunnerCard } from './runner-card.tsx';
import { SearchField } from './search-field.tsx';
import type { ResultsSource } from './source.ts';
import { TeamStandings } from './team-standings.tsx';
import { useResults } from './use-results.ts';

const pauseMs = 200;

/** Results for everybody: search on top, the lists under it, and one card for each runner. */
export function ResultsScreen({ source, list }: { source: ResultsSource; list: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const { query } = usePath();
  const [text, setText] = useState(query.get('q') ?? '');
  const q = useSettled(text.trim());
  const results = useResults(source, list, q);
  const { page, problems } = results;
  const bib = query.get('bib');
  const address = (bibShown: string | null, listShown = list) => addressOf(source, listShown, q, bibShown);

  useEffect(() => {
    if (page !== null) document.title = `${names.text(page.race.name)} · ${t('results.title')}`;
  });

  return (
    <div className={styles['screen']}>
      <ResultsHead source={source} page={page} />
      <div className={styles['search']}>
        <SearchField text={text} onText={setText} />
        {page === null ? null : (
          <ListChoice page={page} list={list} onList={(id) => goTo(address(null, id), { replace: true })} />
        )}
      </div>
      <OldResults heard={results.heard} />
      {problems.length === 0 ? null : (
        <div className={styles['problems']}>
          <ProblemList problems={problems} level={page === null ? 'bad' : 'look'} />
        </div>
      )}
      {page?.teams === undefined ? null : <TeamStandings teams={page.teams} race={page.race} />}
      {page === null ? null : (
        <ResultsTable
          key={`${list} ${q}`}
          results={results}
          race={page.race}
          onOpen={(row) => goTo(address(row))}
        />
      )}
      {bib === null || page === null ? null : (
        <RunnerCard
          race={page.race}
          source={source}
          bib={bib}
          onClose={() => goTo(address(null), { replace: true })}
        />
      )}
    </div>
  );
}

function addressOf(source: ResultsSource, list: string, q: string, bib: string | null): string {
  const query = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(bib === null ? {} : { bib }),
  }).toString();
  return `${source.path}/${encodeURIComponent(list)}${query === '' ? '' : `?${query}`}`;
}

/** The text once nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
