import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callsOf } from '../api/organiser-calls.ts';
import { ProblemList } from '../components/problem-list.tsx';
import { Waiting } from '../components/waiting.tsx';
import { CodesPart } from './codes-part.tsx';
import { LogPart } from './log-part.tsx';
import { MembersPart } from './members-part.tsx';
import styles from './organiser.module.css';
import { StationsPart } from './stations-part.tsx';
import { useAsked } from '../components/use-asked.ts';

const refreshMs = 5_000;
const parts = ['stations', 'codes', 'people', 'log'] as const;
type Part = (typeof parts)[number];

/** One event: its stations, what lets them in, who does what, and what was done. */
export function EventPage({ event, onOut }: { event: string; onOut: () => void }) {
  const { t } = useTranslation();
  const calls = useMemo(() => callsOf(event), [event]);
  const { answer, problems, again } = useAsked(calls.overview, refreshMs);
  const [part, setPart] = useState<Part>('stations');
  const isOut = problems[0]?.code === 'sign-in-needed';
  useEffect(() => {
    if (isOut) onOut();
  }, [isOut, onOut]);
  if (answer === null) return problems.length === 0 ? <Waiting /> : <ProblemList problems={problems} />;
  const { role } = answer;
  const open = parts.filter(
    (one) => one === 'stations' || role === 'owner' || (one === 'codes' && role === 'timing'),
  );
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
              onClick={() => setPart(one)}
            >
              {t(`organiser.part.${one}`)}
            </button>
          ))}
        </nav>
      )}
      {part === 'stations' ? <StationsPart overview={answer} calls={calls} onDone={again} /> : null}
      {part === 'codes' ? <CodesPart overview={answer} calls={calls} onDone={again} /> : null}
      {part === 'people' ? <MembersPart calls={calls} /> : null}
      {part === 'log' ? <LogPart calls={calls} /> : null}
    </>
  );
}
