import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../i18n/use-names.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { goTo, usePath } from '../path.ts';
import { ListChoice } from './list-choice.tsx';
import { OldResults } from './old-results.tsx';
import { RaceChoice } from './race-choice.tsx';
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
  const race = query.get('race') ?? undefined;
  const results = useResults(source, race, list, q);
  const { page, problems } = results;
  const bib = query.get('bib');
  const address = (bibShown: string | null, listShown = list, raceShown = race) =>
    addressOf(source, listShown, { race: raceShown ?? null, q, bib: bibShown });

  useEffect(() => {
    if (page !== null) document.title = `${names.text(page.race.name)} · ${t('results.title')}`;
  });

  return (
    <div className={styles['screen']}>
      <ResultsHead source={source} page={page} race={race} />
      <div className={styles['search']}>
        <SearchField text={text} onText={setText} />
        {page?.races === undefined ? null : (
          <RaceChoice
            races={page.races}
            race={page.race.id}
            onRace={(id) => goTo(address(null, 'overall', id), { replace: true })}
          />
        )}
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
          key={`${race} ${list} ${q}`}
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

/** The address of what is shown; what is empty is not in it. */
function addressOf(
  source: ResultsSource,
  list: string,
  shown: Record<'race' | 'q' | 'bib', string | null>,
): string {
  const query = new URLSearchParams(
    Object.entries(shown).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
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
