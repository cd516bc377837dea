import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../i18n/use-names.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { getEventList } from '../api/calls.ts';
import { goTo, usePath } from '../path.ts';
import { resultsAddress } from './addresses.ts';
import { EventListChoice } from './event-list-choice.tsx';
import { EventListTable } from './event-list-table.tsx';
import { OldResults } from './old-results.tsx';
import { PrintList } from './print-list.tsx';
import { RaceChoice } from './race-choice.tsx';
import { ResultsFiles } from './results-files.tsx';
import { ResultsHead } from './results-head.tsx';
import styles from './results-screen.module.css';
import { SitesLine } from './sites-line.tsx';
import { pageSize, usePages } from './use-pages.ts';
import { useWayBack } from './use-way-back.ts';

/** A list over several races of an event, wherever they are run, and how complete it is. */
export function EventListScreen({ list }: { list: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const back = useWayBack();
  const group = usePath().query.get('group');
  const pages = usePages(
    useCallback(
      (offset: number, signal: AbortSignal) =>
        getEventList(list, { group: group ?? undefined, offset, limit: pageSize }, signal),
      [list, group],
    ),
  );
  const { page, problems } = pages;
  useEffect(() => {
    if (page !== null) document.title = `${names.text(page.list.name)} · ${t('results.title')}`;
  });
  return (
    <div className={styles['screen']}>
      <ResultsHead
        back={back}
        title={page === null ? t('results.title') : names.text(page.list.name)}
        facts={page === null ? '' : `${names.text(page.event.name)} · ${names.day(page.event)}`}
      >
        <PrintList onAll={pages.all} />
        <ResultsFiles />
      </ResultsHead>
      <div className={styles['search']} data-no-print>
        {page === null ? null : (
          <>
            <RaceChoice choices={page.choices} race={null} />
            <EventListChoice page={page} />
            <SitesLine page={page} />
          </>
        )}
      </div>
      <OldResults heard={pages.heard} />
      {problems.length === 0 ? null : (
        <div className={styles['problems']}>
          <ProblemList problems={problems} level={page === null ? 'bad' : 'look'} />
        </div>
      )}
      {page === null ? null : (
        <EventListTable
          key={`${list} ${group}`}
          page={page}
          rows={pages.rows}
          onShow={pages.show}
          onOpen={({ race, person: { bib } }) => goTo(resultsAddress('overall', { race, bib }))}
        />
      )}
    </div>
  );
}
