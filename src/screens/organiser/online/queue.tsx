import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runStateSchema, type OnlineWork, type QueueRow, type RunState } from '../../../contract/online.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { Button } from '../../components/button.tsx';
import { TextInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { Waiting } from '../../components/waiting.tsx';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { goTo, usePath } from '../../path.ts';
import { timeText } from '../../format/times.ts';
import styles from '../organiser.module.css';
import { queueAddress, runAddress, type QueueQuery } from './addresses.ts';
import { Link } from './link.tsx';
import { Grade } from './grade.tsx';
import { useKeys } from './use-keys.ts';
import { useNow } from './use-now.ts';
import { waitingOf } from './waiting-of.ts';
import own from './queue.module.css';

const refreshMs = 5_000;
const typingMs = 250;

interface Props {
  event: string;
  calls: OnlineCalls;
  work: OnlineWork;
}

/** The runs of a race, those that wait the longest on top; walked through by keys. */
export function Queue({ event, calls, work }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const { age } = useAges();
  const now = useNow();
  const { query } = usePath();
  const asked: QueueQuery = { state: query.get('state'), q: query.get('q') };
  const { data: state } = runStateSchema.safeParse(asked.state);
  const [offset, setOffset] = useState(0);
  const [at, setAt] = useState(0);
  const race = work.race.id;
  const q = asked.q ?? undefined;
  const { answer, problems } = useAsked(
    useCallback((signal) => calls.queue(race, { state, q, offset }, signal), [calls, race, state, q, offset]),
    refreshMs,
  );
  const rows = answer?.rows ?? [];
  const here = Math.min(at, Math.max(0, rows.length - 1));
  const list = useRef<HTMLOListElement>(null);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, here + by));
    setAt(next);
    list.current?.children[next]?.querySelector('a')?.focus();
  };
  const open = (row: QueueRow | undefined) => row && goTo(runAddress(event, race, row.bib, asked));
  useKeys({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    Enter: () => open(rows[here]),
  });
  const show = (next: Partial<QueueQuery>) => {
    setOffset(0);
    setAt(0);
    goTo(queueAddress(event, race, { ...asked, ...next }), { replace: true });
  };
  const waiting = waitingOf(work.byState);
  const oldest = rows.find((row) => row.state === 'waits' || row.state === 'second-look')?.since;
  return (
    <section className={styles['section']}>
      <h2 className={styles['subtitle']}>{names.text(work.race.name)}</h2>
      <p className={waiting === 0 ? styles['quiet'] : styles['look']}>
        {waiting === 0
          ? t('review.noneWaits')
          : t('review.waiting', { count: waiting, number: number(waiting) })}
        {waiting === 0 || oldest === undefined || offset > 0
          ? null
          : ` · ${t('review.oldest', { age: age(Math.max(0, now - oldest)) })}`}
      </p>
      <div className={own['filters']}>
        <Search
          key={race}
          value={asked.q ?? ''}
          onChange={(text) => show({ q: text === '' ? null : text })}
        />
        <StateFilter work={work} state={state ?? null} onChoose={(chosen) => show({ state: chosen })} />
      </div>
      {problems.length === 0 ? null : <ProblemList problems={problems} level="look" />}
      {answer === null && problems.length === 0 ? <Waiting /> : null}
      {answer !== null && rows.length === 0 ? <p className={styles['quiet']}>{t('review.nobody')}</p> : null}
      <ol ref={list} className={own['rows']} aria-label={t('review.runs')}>
        {rows.map((row, index) => (
          <Row key={row.bib} row={row} isHere={index === here} to={runAddress(event, race, row.bib, asked)} />
        ))}
      </ol>
      <p className={styles['quiet']}>{t('review.keys')}</p>
      {answer === null || answer.total <= rows.length ? null : (
        <div className={styles['acts']}>
          <Button disabled={offset === 0} onClick={() => setOffset(0)}>
            {t('review.first')}
          </Button>
          <Button
            disabled={offset + rows.length >= answer.total}
            onClick={() => {
              setOffset(offset + rows.length);
              setAt(0);
            }}
          >
            {t('review.next')}
          </Button>
          <span className={styles['quiet']}>
            {number(offset + 1)}–{number(offset + rows.length)} / {number(answer.total)}
          </span>
        </div>
      )}
    </section>
  );
}

function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const planned = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(planned.current), []);
  return (
    <TextInput
      type="search"
      aria-label={t('review.search')}
      placeholder={t('review.search')}
      maxLength={100}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(planned.current);
        planned.current = setTimeout(() => onChange(target.value.trim()), typingMs);
      }}
    />
  );
}

interface FilterProps {
  work: OnlineWork;
  state: RunState | null;
  onChoose: (state: RunState | null) => void;
}

function StateFilter({ work, state, onChoose }: FilterProps) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <div className={own['states']} role="group" aria-label={t('review.states')}>
      <button type="button" aria-pressed={state === null} onClick={() => onChoose(null)}>
        {t('review.all')} <small>{number(work.entries)}</small>
      </button>
      {runStateSchema.options.map((one) => (
        <button key={one} type="button" aria-pressed={state === one} onClick={() => onChoose(one)}>
          {t(`online.state.${one}`)} <small>{number(work.byState[one] ?? 0)}</small>
        </button>
      ))}
    </div>
  );
}

function Row({ row, isHere, to }: { row: QueueRow; isHere: boolean; to: string }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const now = useNow();
  const { bib, name, sex, state, seconds, grade, place, open, since, answered } = row;
  return (
    <li className={own['row']} aria-current={isHere ? 'true' : undefined}>
      <Link to={to} className={own['link']}>
        <span className={own['bib']}>{bib}</span>
        <span className={own['name']}>
          <strong>{name}</strong>
          <span className={styles['quiet']}>
            {t(`online.state.${state}`)}
            {answered ? ` · ${t('review.answered')}` : ''} · {age(Math.max(0, now - since))}
          </span>
        </span>
        <span className={own['time']}>
          <strong>{seconds === null ? '–' : timeText(seconds * 1000)}</strong>
          <span className={styles['quiet']}>{place === null ? '' : `${t(`list.${sex}`)} ${place}`}</span>
        </span>
        <span className={own['checks']}>
          {grade === null ? null : <Grade grade={grade} />}
          {open.map((check) => (
            <span key={check} className={own['open']}>
              {t(`online.check.${check}`, { defaultValue: check })}
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}
