import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemCount } from '../../../contract/problem.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useNumber } from '../../i18n/use-ages.ts';
import { closeDialog } from '../console-state.ts';
import { takeList, useLookedAt, type LookedAt } from '../setup/loading.ts';
import { ListChoices } from './list-choices.tsx';
import { ListGrid } from './list-grid.tsx';
import { ChangedPeople, People, RaceDay, WrongRows } from './list-people.tsx';
import styles from './list-dialog.module.css';
import { usePreview } from './use-preview.ts';

/** A start list before it is taken: how it is read, what is wrong with it, and what it would change. */
export function ListDialog() {
  const looked = useLookedAt();
  return looked === null ? null : <Looked key={looked.preview.digest} looked={looked} />;
}

function Looked({ looked }: { looked: LookedAt }) {
  const { t } = useTranslation();
  const number = useNumber();
  const [overRaceDay, setOverRaceDay] = useState(false);
  const { preview, answer, isReading, failure, ask, askMapping } = usePreview(looked);
  const { counts, problems, warnings, mapping } = preview;
  const wrong = problems.length === 0 ? 0 : Math.max(counts.bad, problemCount(problems));
  const isTakeable = counts.good > 0 && !preview.isOrderAsked && preview.rivals.length === 0;
  const take = () =>
    void takeList(looked.file, {
      ...answer,
      mapping: JSON.stringify(mapping),
      digest: preview.digest,
      raceDay: overRaceDay ? 'list' : 'keep',
      ...(counts.bad > 0 ? { skipBadRows: 'true' as const } : {}),
    });
  const takeText = t('listPreview.take', { count: counts.good, number: number(counts.good) });
  const tabs = [
    ['columns', null],
    ['problems', wrong],
    ['new', counts.new],
    ['changed', counts.changed],
    ['raceDay', counts.raceDay],
    ['gone', counts.gone],
  ] as const;
  return (
    <Dialog title={t('listPreview.title', { file: looked.file.name })} wide="window" onClose={closeDialog}>
      <ListChoices
        preview={preview}
        race={answer.race}
        onMapping={askMapping}
        onRace={(race) => ask({ race })}
      />
      <Tabs.Root defaultValue="columns" className={styles['tabs']}>
        <Tabs.List className={styles['tabList']}>
          {tabs.map(([tab, count]) =>
            tab === 'raceDay' && count === 0 ? null : (
              <Tabs.Tab key={tab} value={tab} className={styles['tab']}>
                {t(`listPreview.tabs.${tab}`)}
                {count === null ? null : (
                  <span className={tab === 'problems' && count > 0 ? styles['countBad'] : styles['count']}>
                    {number(count)}
                  </span>
                )}
              </Tabs.Tab>
            ),
          )}
        </Tabs.List>
        <Tabs.Panel value="columns" className={styles['panel']}>
          <ListGrid preview={preview} onColumns={(columns) => askMapping({ columns })} />
          {warnings.length === 0 ? null : <ProblemList problems={warnings} level="look" />}
        </Tabs.Panel>
        <Tabs.Panel value="problems" className={styles['panel']}>
          <WrongRows preview={preview} />
          {problems.some(({ code }) => code === 'chip-twice') || answer.takeChips === 'true' ? (
            <label className={styles['check']}>
              <input
                type="checkbox"
                checked={answer.takeChips === 'true'}
                onChange={(event) => ask({ takeChips: event.target.checked ? 'true' : undefined })}
              />
              {t('listPreview.chips')}
            </label>
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="new" className={styles['panel']}>
          <People people={preview.new} count={counts.new} />
        </Tabs.Panel>
        <Tabs.Panel value="changed" className={styles['panel']}>
          <ChangedPeople preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="raceDay" className={styles['panel']}>
          <p>{t('listPreview.raceDayHint')}</p>
          <RaceDay preview={preview} />
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={overRaceDay}
              onChange={(event) => setOverRaceDay(event.target.checked)}
            />
            {t('listPreview.raceDayTake')}
          </label>
        </Tabs.Panel>
        <Tabs.Panel value="gone" className={styles['panel']}>
          <p>{t('listPreview.goneHint')}</p>
          <People people={preview.gone} count={counts.gone} />
        </Tabs.Panel>
      </Tabs.Root>
      {failure === null ? null : <ProblemList problems={failure} />}
      <div className={styles['acts']}>
        <span role="status" className={styles['status']}>
          {isReading
            ? t('listPreview.reading')
            : counts.untouched === 0
              ? ''
              : t('listPreview.untouched', { count: counts.untouched, number: number(counts.untouched) })}
        </span>
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={!isTakeable || isReading} onClick={take}>
          {counts.bad === 0
            ? takeText
            : t('listPreview.takeLeave', { take: takeText, number: number(counts.bad) })}
        </Button>
      </div>
    </Dialog>
  );
}
