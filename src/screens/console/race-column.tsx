import { Tabs } from '@base-ui/react/tabs';
import { useTranslation } from 'react-i18next';
import type { Sections } from '../../contract/feed.ts';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { chooseTab, useConsole } from './console-state.ts';
import { FirstSteps } from './setup/first-steps.tsx';
import { SiteChoice } from './setup/site-choice.tsx';
import { LogPanel } from './panel/log-panel.tsx';
import { RunnerPanel } from './panel/runner-panel.tsx';
import styles from './race-column.module.css';
import { FinisherList } from './race-lists/finisher-list.tsx';
import { PassingList } from './race-lists/passing-list.tsx';

const noSites: NonNullable<Sections['sites']> = [];

/** Who passes, and beside it the runner or the log that was opened. */
export function RaceColumn() {
  const ready = useEvent() !== null;
  const sites = useFeed((feed) => feed.sections?.sites ?? noSites);
  const panel = useConsole((state) => state.panel);
  return (
    <div className={styles['column']}>
      {ready ? <RaceTabs /> : sites.length > 0 ? <SiteChoice sites={sites} /> : <FirstSteps />}
      {panel?.kind === 'runner' ? <RunnerPanel key={panel.bib} bib={panel.bib} /> : null}
      {panel?.kind === 'log' ? <LogPanel /> : null}
    </div>
  );
}

function RaceTabs() {
  const { t } = useTranslation();
  const tab = useConsole((state) => state.tab);
  return (
    <Tabs.Root value={tab} onValueChange={chooseTab} className={styles['tabs']}>
      <Tabs.List className={styles['names']}>
        <Tabs.Tab value="finishers" className={styles['tab']}>
          {t('lists.finishers')}
        </Tabs.Tab>
        <Tabs.Tab value="passings" className={styles['tab']}>
          {t('lists.passings')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="finishers" className={styles['panel']} tabIndex={-1}>
        <FinisherList />
      </Tabs.Panel>
      <Tabs.Panel value="passings" className={styles['panel']} tabIndex={-1}>
        <PassingList />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
