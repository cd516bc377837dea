import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberRole } from '../../../contract/organiser.ts';
import { onlineCallsOf } from '../../api/online-calls.ts';
import { useAsked } from '../../components/use-asked.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useNames } from '../../i18n/use-names.ts';
import styles from '../organiser.module.css';
import { onlineAddress, queueAddress } from './addresses.ts';
import { Link } from './link.tsx';
import { Queue } from './queue.tsx';
import { RaceForm } from './race-form.tsx';
import { RunReview } from './run-review.tsx';
import { WorkList } from './work-list.tsx';

const refreshMs = 10_000;

interface Props {
  event: string;
  role: MemberRole;
  /** The rest of the address: nothing, `new`, or a race with `settings`, `runs`, or `runs` and a bib. */
  rest: readonly string[];
}

/** The online races of an event: what waits, the runs of one race, one run, and setting a race up. */
export function OnlinePart({ event, role, rest }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const calls = useMemo(() => onlineCallsOf(event), [event]);
  const { answer, problems, again } = useAsked(calls.work, refreshMs);
  if (answer === null) return problems.length === 0 ? <Waiting /> : <ProblemList problems={problems} />;
  const { races } = answer;
  const mayDecide = role === 'owner' || role === 'editor';
  const [race = '', part = '', bib = ''] = rest;
  const ids = races.map((work) => work.race.id);
  if (race === 'new' && part === '')
    return <RaceForm event={event} calls={calls} race={null} others={ids} onDone={again} />;
  const work = races.find((one) => one.race.id === race);
  if (work === undefined)
    return <WorkList event={event} races={races} role={role} calls={calls} problems={problems} />;
  if (part === 'settings')
    return (
      <RaceForm
        event={event}
        calls={calls}
        race={work.race}
        others={ids.filter((id) => id !== race)}
        onDone={again}
      />
    );
  return (
    <>
      <nav className={styles['crumbs']} aria-label={t('review.where')}>
        <Link to={onlineAddress(event)}>{t('organiser.part.online')}</Link>
        {bib === '' ? null : (
          <Link to={queueAddress(event, race, { state: null, q: null })}>{names.text(work.race.name)}</Link>
        )}
      </nav>
      {bib === '' ? (
        <Queue event={event} calls={calls} work={work} />
      ) : (
        <RunReview
          key={bib}
          event={event}
          calls={calls}
          race={work.race}
          bib={bib}
          mayDecide={mayDecide}
          onDone={again}
        />
      )}
    </>
  );
}
