import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassingRow } from '../../../contract/rows.ts';
import { useActs } from '../../api/acts.ts';
import { postPassing, postPassingBib } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { finishMat, raceIn, useEvent } from '../../feed/event.ts';
import { stationTimeOf, useFeed } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { actionText } from '../action-text.ts';
import { attempt, tellRefused } from '../attempt.ts';
import { BibsTold } from '../bibs-told.tsx';
import { BibOwnerText } from '../bib-owner.tsx';
import { openDialog, choosePoint, closePanel, openRunner, useConsole } from '../console-state.ts';
import { entryInput, entryText, focusEntry } from '../entry-focus.ts';
import { useBib } from '../use-bib.ts';
import { useWhose } from '../use-whose.ts';
import { rangeOf } from './bib-range.ts';
import { bibOf, isComposing, lineKey, queryOf, samePressMs, type LineKey } from './entry-keys.ts';
import styles from './entry-line.module.css';
import { Finder } from './finder.tsx';
import { KeyHints } from './key-hints.tsx';
import { LastEntry } from './last-entry.tsx';
import { OpenTimeHint } from './open-time-hint.tsx';
import { openTimesAt, type OpenTime } from './open-times.ts';
import { PendingActs } from './pending-acts.tsx';
import { recordGroup } from './record-group.ts';
import { TapQueue } from './tap-queue.tsx';
import { TypedTimeChoice } from './typed-time-choice.tsx';
import { typedTimeOf, type MeantTime } from './typed-time.ts';
import { useFinder } from './use-finder.ts';
import { useTypedTime } from './use-typed-time.ts';

const noPassings: readonly PassingRow[] = [];

/** Where bibs are typed at the line. Everything can be done on it without looking at the keyboard. */
export function EntryLine() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const sameUntil = useRef(-Infinity);
  const point = usePoint();
  const query = queryOf(text);
  const typed = query === null ? typedTimeOf(text) : null;
  const bib = query !== null ? '' : typed === null ? bibOf(text) : (typed.bib ?? '');
  const range = query === null && typed === null ? rangeOf(text) : null;
  const owner = useBib(range === null ? bib : '');
  const group = useWhose(range ?? []);
  const typedTime = useTypedTime(typed?.time ?? null, typed?.bib ?? null, owner);
  const openTimes = useOpenTimes(point);
  const [queue, setQueue] = useState<readonly string[]>([]);
  const finder = useFinder(query, (found, isAnswer) => {
    if (isAnswer) sameUntil.current = performance.now() + samePressMs.answered;
    openRunner(found);
    setText('');
  });

  const record = async (typed: string | null, moment: number) => {
    if (point === null) return;
    setText('');
    try {
      await postPassing(point, typed, moment);
    } catch (error) {
      const params = { point, time: moment, ...(typed === null ? {} : { bib: typed }) };
      tellRefused(problemsOf(error), actionText({ type: 'passing.add', params }, []));
      setText((now) => (now === '' ? (typed ?? '') : now));
    }
  };
  const recordTyped = (meant: MeantTime, typedBib: string | null) => {
    sameUntil.current = performance.now() + samePressMs.taken;
    void record(typedBib, meant.moment);
  };
  const take = (key: LineKey, timeStamp: number) => {
    if (key.does === 'record') {
      const moment = stationTimeOf(timeStamp);
      if (key.bib !== null) sameUntil.current = timeStamp + samePressMs.taken;
      if (moment === null) return;
      const [waiting] = queue;
      void record(key.bib ?? waiting ?? null, Math.round(moment));
      if (key.bib === null) setQueue(queue.slice(1));
    } else if (key.does === 'recordGroup') {
      const moment = stationTimeOf(timeStamp);
      sameUntil.current = timeStamp + samePressMs.taken;
      if (moment === null || point === null) return;
      setText('');
      void recordGroup(point, key.bibs, Math.round(moment));
    } else if (key.does === 'recordTyped') {
      const meant = typedTime.meanings[typedTime.chosen ?? -1];
      if (meant !== undefined) recordTyped(meant, key.bib);
    } else if (key.does === 'match') {
      const oldest = openTimes[0];
      if (oldest !== undefined) void attempt(postPassingBib(oldest.id, key.bib));
      setText('');
    } else if (key.does === 'queue') {
      setQueue((bibs) => [...bibs, ...key.bibs]);
      setText('');
    } else if (key.does === 'unqueue') {
      setText(queue.at(-1) ?? '');
      setQueue(queue.slice(0, -1));
    } else if (key.does === 'open') {
      sameUntil.current = timeStamp + samePressMs.taken;
      finder.open();
    } else if (key.does === 'choose') {
      if (typed === null) finder.choose(key.step);
      else typedTime.choose(key.step);
    } else if (key.does === 'help') openDialog({ kind: 'keys' });
    else if (key.does === 'clear') setText('');
    else if (key.does === 'leave') closePanel();
  };
  const onKey = ({ nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(nativeEvent) || nativeEvent.ctrlKey || nativeEvent.metaKey || nativeEvent.altKey) return;
    const key = lineKey(nativeEvent, currentTarget.value, {
      sameUntil: sameUntil.current,
      hasOpenTime: openTimes.length > 0,
      hasQueue: queue.length > 0,
    });
    if (key === null) return;
    nativeEvent.preventDefault();
    take(key, nativeEvent.timeStamp);
  };

  return (
    <div className={styles['line']}>
      <PointChoice point={point} />
      <input
        ref={(input) => {
          entryInput.current = input;
          entryText.current = input === null ? null : setText;
        }}
        autoFocus
        className={styles['input']}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        placeholder={t('entry.bib')}
        aria-label={t('entry.label')}
        autoComplete="off"
        spellCheck={false}
        disabled={point === null}
      />
      <div className={styles['answer']} aria-live="polite">
        {range !== null ? (
          <BibsTold bibs={range} whose={group} />
        ) : bib === '' ? (
          <LastEntry />
        ) : (
          <BibOwnerText owner={owner} bib={bib} />
        )}
        <OpenTimeHint times={openTimes} hasBib={bib !== '' && typed === null && range === null} />
      </div>
      <PendingActs>
        <KeyHints />
      </PendingActs>
      {query === null ? <TapQueue bibs={queue} /> : <Finder finder={finder} />}
      {typed === null ? null : (
        <TypedTimeChoice
          text={typed.time}
          meanings={typedTime.meanings}
          chosen={typedTime.chosen}
          onTake={(meant) => recordTyped(meant, typed.bib)}
        />
      )}
    </div>
  );
}

/** Times without a bib at the mat of the line, oldest first. */
function useOpenTimes(point: string | null): OpenTime[] {
  const listed = useFeed((feed) => feed.sections?.openPassings ?? noPassings);
  const pending = useActs((acts) => acts.pending);
  const recorded = useActs((acts) => acts.recorded);
  return openTimesAt(point, listed, { pending, recorded });
}

/** The mat that was chosen for the entry line; the finish otherwise; null without a race. */
function usePoint(): string | null {
  const chosen = useConsole((state) => state.point);
  const event = useEvent();
  const finish = useFinish();
  return event?.mats.find(({ id }) => id === chosen)?.id ?? finish;
}

/** Where the chosen race finishes, or the first of them. */
function useFinish(): string | null {
  const event = useEvent();
  const race = useRaceChoice();
  return finishMat(event, raceIn(event, race ?? undefined));
}

function PointChoice({ point }: { point: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const choose = (id: string) => {
    choosePoint(id);
    focusEntry();
  };
  const elsewhere = point !== useFinish();
  return (
    <select
      className={`${styles['point']} ${elsewhere ? styles['elsewhere'] : ''}`}
      aria-label={t('entry.point')}
      value={point ?? ''}
      onChange={(event) => choose(event.target.value)}
      disabled={point === null}
    >
      {(event?.mats ?? []).map(({ id }) => (
        <option key={id} value={id}>
          {names.mat(event, id)}
        </option>
      ))}
    </select>
  );
}
