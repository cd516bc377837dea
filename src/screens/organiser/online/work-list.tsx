import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnlineWork } from '../../../contract/online.ts';
import type { MemberRole } from '../../../contract/organiser.ts';
import type { Problem } from '../../../contract/problem.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAct, useAsked } from '../../components/use-asked.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { goTo } from '../../path.ts';
import styles from '../organiser.module.css';
import { useMoment } from '../use-moment.ts';
import { onlineAddress, queueAddress, settingsAddress } from './addresses.ts';
import { Link } from './link.tsx';
import { useNow } from './use-now.ts';
import { waitingOf } from './waiting-of.ts';

interface Props {
  event: string;
  races: readonly OnlineWork[];
  role: MemberRole;
  calls: OnlineCalls;
  problems: Problem[];
}

/** Every online race with how much of it waits for a person. */
export function WorkList({ event, races, role, calls, problems }: Props) {
  const { t } = useTranslation();
  const maySet = role === 'owner' || role === 'editor';
  return (
    <>
      {problems.length === 0 ? null : <ProblemList problems={problems} level="look" />}
      {races.length === 0 ? <p className={styles['quiet']}>{t('review.noRaces')}</p> : null}
      <ul className={styles['cards']}>
        {races.map((work) => (
          <RaceWork key={work.race.id} event={event} work={work} maySet={maySet} calls={calls} />
        ))}
      </ul>
      {maySet ? (
        <div>
          <Button onClick={() => goTo(`${onlineAddress(event)}/new`)}>{t('review.newRace')}</Button>
        </div>
      ) : null}
    </>
  );
}

function RaceWork({
  event,
  work,
  maySet,
  calls,
}: {
  event: string;
  work: OnlineWork;
  maySet: boolean;
  calls: OnlineCalls;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const moment = useMoment();
  const number = useNumber();
  const { age } = useAges();
  const now = useNow();
  const oldest = useOldest(calls, work);
  const [isMaking, setMaking] = useState(false);
  const { race, entries, byState, queue } = work;
  const waiting = waitingOf(byState);
  const facts: [string, number][] = [
    [t('review.entries'), entries],
    [t('online.state.accepted'), byState.accepted ?? 0],
    [t('online.state.asked'), byState.asked ?? 0],
    [t('online.state.refused'), byState.refused ?? 0],
    [t('online.state.entered'), byState.entered ?? 0],
  ];
  return (
    <li className={styles['card']}>
      <div className={styles['line']}>
        <Mark level={waiting > 0 ? 'look' : 'good'} />
        <strong className={styles['large']}>{names.text(race.name)}</strong>
        <span className={waiting > 0 ? styles['look'] : styles['quiet']}>
          {waiting === 0
            ? t('review.noneWaits')
            : t('review.waiting', { count: waiting, number: number(waiting) })}
          {oldest === null ? '' : `, ${t('review.oldest', { age: age(Math.max(0, now - oldest)) })}`}
        </span>
      </div>
      <p className={styles['quiet']}>
        {moment(race.window.from)} – {moment(race.window.to)} ·{' '}
        {t('review.handInUntil', { moment: moment(race.handInUntil) })}
      </p>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      {queue.length === 0 ? null : (
        <p className={styles['quiet']}>
          {t('review.judging', {
            count: queue.length,
            number: number(queue.length),
            age: age(queue.oldest === null ? 0 : Math.max(0, now - queue.oldest)),
          })}
        </p>
      )}
      <div className={styles['acts']}>
        <Button
          kind={waiting > 0 ? 'primary' : 'plain'}
          onClick={() => goTo(queueAddress(event, race.id, { state: null, q: null }))}
        >
          {t('review.openQueue')}
        </Button>
        {maySet ? (
          <Button onClick={() => goTo(settingsAddress(event, race.id))}>{t('review.settings')}</Button>
        ) : null}
        {maySet && race.byCode ? <Button onClick={() => setMaking(true)}>{t('review.codes')}</Button> : null}
        <Link to={`/events/${encodeURIComponent(event)}/online/${encodeURIComponent(race.id)}`} isOutside>
          {t('organiser.public')}
        </Link>
      </div>
      {isMaking ? <CodesDialog race={race.id} calls={calls} onClose={() => setMaking(false)} /> : null}
    </li>
  );
}

/** Since when the run waits that waits the longest; the queue has it on top. */
function useOldest(calls: OnlineCalls, { race, byState }: OnlineWork): number | null {
  const waiting = waitingOf(byState);
  const { answer } = useAsked(
    useCallback(
      async (signal: AbortSignal) => (waiting === 0 ? null : calls.queue(race.id, { offset: 0 }, signal)),
      [calls, race.id, waiting],
    ),
  );
  const first = answer?.rows[0];
  return first?.state === 'waits' || first?.state === 'second-look' ? first.since : null;
}

const most = 10_000;

/** Makes entry codes; they are shown this once, to be kept as a file. */
function CodesDialog({ race, calls, onClose }: { race: string; calls: OnlineCalls; onClose: () => void }) {
  const { t } = useTranslation();
  const [count, setCount] = useState('50');
  const [file, setFile] = useState<string | null>(null);
  const { isDoing, problems, go } = useAct(async () => {
    const { codes } = await calls.codes(race, Number(count));
    setFile(URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' })));
  });
  const isRight = /^\d+$/.test(count.trim()) && Number(count) >= 1 && Number(count) <= most;
  return (
    <Dialog title={t('review.codes')} onClose={onClose}>
      <p className={styles['quiet']}>{t('review.codesText')}</p>
      {file === null ? (
        <Field label={t('review.codesCount')}>
          <TextInput inputMode="numeric" value={count} onChange={(event) => setCount(event.target.value)} />
        </Field>
      ) : (
        <a className={styles['link']} href={file} download={`${race}-codes.txt`}>
          {t('review.codesDownload', { count: Number(count) })}
        </a>
      )}
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <DialogActs>
        <Button onClick={onClose}>{t('common.close')}</Button>
        {file === null ? (
          <Button kind="primary" disabled={isDoing || !isRight} onClick={() => void go()}>
            {t('review.codesMake')}
          </Button>
        ) : null}
      </DialogActs>
    </Dialog>
  );
}
