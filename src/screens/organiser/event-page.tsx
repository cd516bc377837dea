import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callsOf } from '../api/organiser-calls.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { Waiting } from '../components/waiting.tsx';
import type { MemberRole } from '../../contract/organiser.ts';
import { goTo } from '../path.ts';
import { CodesPart } from './codes-part.tsx';
import { eventAddress } from './events-page.tsx';
import { LogPart } from './log-part.tsx';
import { MembersPart } from './members-part.tsx';
import { onlineAddress } from './online/addresses.ts';
import { OnlinePart } from './online/online-part.tsx';
import styles from './organiser.module.css';
import { StationsPart } from './stations-part.tsx';
import { useAsked } from '../components/use-asked.ts';

const refreshMs = 5_000;
const parts = ['stations', 'online', 'codes', 'people', 'log'] as const;
type Part = (typeof parts)[number];

interface Props {
  event: string;
  /** What of the address is behind the event: its online races have addresses of their own. */
  rest: readonly string[];
  onOut: () => void;
}

/** Which parts a role sees. */
function partsOf(role: MemberRole): readonly Part[] {
  if (role === 'owner') return parts;
  if (role === 'timing') return ['stations', 'codes'];
  return role === 'announcer' ? ['stations'] : ['stations', 'online'];
}

/** One event: its stations and online races, what lets stations in, who does what, and what was done. */
export function EventPage({ event, rest, onOut }: Props) {
  const { t } = useTranslation();
  const calls = useMemo(() => callsOf(event), [event]);
  const { answer, problems, again } = useAsked(calls.overview, refreshMs);
  const [chosen, setChosen] = useState<Part>('stations');
  const part = rest[0] === 'online' ? 'online' : chosen;
  const choose = (one: Part) => {
    if (one !== 'online') setChosen(one);
    goTo(one === 'online' ? onlineAddress(event) : eventAddress(event));
  };
  const isOut = problems[0]?.code === 'sign-in-needed';
  useEffect(() => {
    if (isOut) onOut();
  }, [isOut, onOut]);
  if (answer === null) return problems.length === 0 ? <Waiting /> : <ProblemList problems={problems} />;
  const { role } = answer;
  const open = partsOf(role);
  return (
    <>
      <div>
        <h1 className={styles['title']}>{answer.event.name}</h1>
        <p className={styles['quiet']}>
          {event} · {t(`organiser.role.${role}`)} ·{' '}
          <a className={styles['link']} href={`/events/${encodeURIComponent(event)}`}>
            {t('organiser.public')}
          </a>
        </p>
      </div>
      {problems.length === 0 ? null : <ProblemList problems={problems} level="look" />}
      {open.length === 1 ? null : (
        <nav className={styles['tabs']} aria-label={t('organiser.parts')}>
          {open.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['tab']}
              aria-current={one === part ? 'page' : undefined}
              onClick={() => choose(one)}
            >
              {t(`organiser.part.${one}`)}
            </button>
          ))}
        </nav>
      )}
      {part === 'stations' ? <StationsPart overview={answer} calls={calls} onDone={again} /> : null}
      {part === 'online' ? <OnlinePart event={event} role={role} rest={rest.slice(1)} /> : null}
      {part === 'codes' ? <CodesPart overview={answer} calls={calls} onDone={again} /> : null}
      {part === 'people' ? <MembersPart calls={calls} /> : null}
      {part === 'log' ? <LogPart calls={calls} /> : null}
    </>
  );
}
