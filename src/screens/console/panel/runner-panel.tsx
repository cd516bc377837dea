import { useTranslation } from 'react-i18next';
import type { PassingRow, RaceView } from '../../../contract/rows.ts';
import type { VerdictCode } from '../../../timing/model/verdict.ts';
import { raceIn, useEvent, useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { latinNameOf } from '../../components/latin-name.ts';
import { Mark } from '../../components/mark.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { ResultFacts } from '../../components/result/result-facts.tsx';
import { RelayLegs } from '../../components/result/relay-legs.tsx';
import { SplitTable } from '../../components/result/split-table.tsx';
import { openDialog, type DialogToOpen } from '../console-state.ts';
import { shortChip } from '../short-chip.ts';
import { ChangeRaceButton } from '../races/change-race-button.tsx';
import { RunnerProtests } from '../protests/runner-protests.tsx';
import { Judging } from './judging.tsx';
import { Panel } from './panel.tsx';
import { RunnerChips } from './runner-chips.tsx';
import styles from './runner-panel.module.css';
import { useRunner } from './use-runner.ts';

/** One runner: result, splits, and every passing with what was made of it. */
export function RunnerPanel({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const { runner, problems } = useRunner(bib);
  const event = useEvent();
  const race = raceIn(event, runner?.person.race);
  if (runner === null || event === null)
    return (
      <Panel title={t('runner.bib', { bib })}>
        {problems.length === 0 ? null : <ProblemList problems={problems} />}
      </Panel>
    );
  const { person, result, pairedWith = [], passings, verdicts, chips } = runner;
  const codeOf = new Map(verdicts.map(({ passing, code }) => [passing, code]));
  return (
    <Panel
      title={
        <>
          <bdi className={styles['native']}>{person.name}</bdi>
          <p className={styles['latin']}>
            {[t('runner.bib', { bib }), names.raceOf(event, person.race), latinNameOf(person)]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        </>
      }
    >
      {result === null || race === null ? (
        <div>
          <Button onClick={() => openDialog({ kind: 'entry', bib })}>{t('desk.edit')}</Button>
          <ChangeRaceButton bib={bib} />
        </div>
      ) : (
        <>
          <ResultFacts result={result} race={race} />
          <Judging result={result} pairedWith={pairedWith} race={race} />
          <RunnerProtests bib={bib} />
          {result.flags.map((flag) => (
            <p key={flag} className={styles['flag']}>
              <Mark level="look" />
              {t(`flag.${flag}`)}
            </p>
          ))}
          <RelayLegs result={result} race={race} />
          <SplitTable result={result} race={race} />
        </>
      )}
      <RunnerChips chips={chips} zone={event.zone} />
      <div className={styles['entryActs']}>
        <Button onClick={() => openDialog({ kind: 'swap-chips', bib })}>{t('desk.swapOpen')}</Button>
        <Button onClick={() => openDialog({ kind: 'withdraw', bib })}>{t('desk.withdrawOpen')}</Button>
      </div>
      <section>
        <h3 className={styles['subtitle']}>{t('runner.passings')}</h3>
        <ul>
          {passings.map((passing) => (
            <PassingLine
              key={passing.id}
              passing={passing}
              race={race}
              code={codeOf.get(passing.id) ?? null}
            />
          ))}
        </ul>
      </section>
    </Panel>
  );
}

/** How a passing becomes somebody else's: a time by hand gets another bib, a chip is handed over since then. */
function toAnother(passing: PassingRow): DialogToOpen {
  return passing.chip === null
    ? { kind: 'rebib', passing }
    : { kind: 'hand-over', chip: passing.chip, from: passing.time };
}

interface PassingLineProps {
  passing: PassingRow;
  /** Null where their entry names none that is here. */
  race: RaceView | null;
  /** What became of it. */
  code: VerdictCode | null;
}

function PassingLine({ passing, race, code }: PassingLineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const zone = useZone();
  const source =
    passing.chip === null
      ? t('lists.hand')
      : `${shortChip(passing.chip)} · ${t('runner.reads', { count: passing.reads })}`;
  return (
    <li className={styles['passing']}>
      <span className={styles['time']}>{timeOfDay(passing.time, zone)}</span>
      <span className={styles['what']}>
        {names.place(event, race, passing.point)}
        <span className={styles['source']}>
          {code === null || code === 'used' ? source : `${source} · ${t(`verdict.${code}`)}`}
        </span>
      </span>
      <Button kind="quiet" onClick={() => openDialog(toAnother(passing))}>
        {t('rebib.open')}
      </Button>
      <Button kind="quiet" onClick={() => openDialog({ kind: 'void', passing: passing.id })}>
        {t('passing.void')}
      </Button>
    </li>
  );
}
