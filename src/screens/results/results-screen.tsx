import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { timeOfDay } from '../format/times.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { goTo, usePath } from '../path.ts';
import { resultsAddress } from './addresses.ts';
import { ListChoice } from './list-choice.tsx';
import { OldResults } from './old-results.tsx';
import { PrintList } from './print-list.tsx';
import { RaceChoice } from './race-choice.tsx';
import { ResultsFiles } from './results-files.tsx';
import { ResultsHead } from './results-head.tsx';
import styles from './results-screen.module.css';
import { ResultsTable } from './results-table.tsx';
import { RunnerCard } from './runner-card.tsx';
import { SearchField } from './search-field.tsx';
import { TeamStandings } from './team-standings.tsx';
import { useResults } from './use-results.ts';
import { useWayBack } from './use-way-back.ts';
import { versionTexts } from './version-texts.ts';

const pauseMs = 200;

/** Results for everybody: search on top, the lists under it, and one card for each runner. */
export function ResultsScreen({ list }: { list: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const back = useWayBack();
  const { query } = usePath();
  const [text, setText] = useState(query.get('q') ?? '');
  const q = useSettled(text.trim());
  const race = query.get('race') ?? undefined;
  const results = useResults(race, list, q);
  const { page, problems } = results;
  const bib = query.get('bib');
  const address = (bibShown: string | null, listShown = list) =>
    resultsAddress(listShown, { race, q, bib: bibShown });

  const factsOf = ({ race: shown, asOf, inReview, version }: ResultsPage) =>
    [
      ...(version === undefined ? [] : versionTexts(t, version, shown.zone)),
      names.day(shown),
      t('common.asOf', { time: timeOfDay(asOf, shown.zone) }),
      ...(inReview === undefined ? [] : [`${number(inReview)} ${t('counts.inReview', { count: inReview })}`]),
    ].join(' · ');

  const listName = ({ race: shown, list: id, lists }: ResultsPage) =>
    names.list(shown, id, lists.find((one) => one.id === id)?.name);

  useEffect(() => {
    if (page !== null) document.title = `${names.text(page.race.name)} · ${t('results.title')}`;
  });

  return (
    <div className={styles['screen']}>
      <ResultsHead
        back={back}
        title={page === null ? t('results.title') : names.text(page.race.name)}
        facts={page === null ? '' : factsOf(page)}
      >
        <PrintList onAll={results.all} />
        <ResultsFiles race={race} list={list} teams={page?.lists.some(({ teams }) => teams)} />
      </ResultsHead>
      {page === null ? null : (
        <p className={styles['printed']}>{[listName(page), q].filter((part) => part !== '').join(' · ')}</p>
      )}
      <div className={styles['search']} data-no-print>
        <SearchField text={text} onText={setText} />
        {page === null ? null : <RaceChoice choices={page} race={page.race.id} q={q} />}
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
        <RunnerCard race={page.race} bib={bib} onClose={() => goTo(address(null), { replace: true })} />
      )}
    </div>
  );
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
