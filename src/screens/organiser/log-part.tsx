import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberRoleSchema, type AuditRow } from '../../contract/organiser.ts';
import type { EventCalls } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import styles from './organiser.module.css';
import { useAct, useAsked } from '../components/use-asked.ts';
import { useMoment } from './use-moment.ts';

/** What was done about an event and by whom, the latest first. */
export function LogPart({ calls }: { calls: EventCalls }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { answer, problems } = useAsked(useCallback((signal) => calls.log(undefined, signal), [calls]));
  const [older, setOlder] = useState<{ acts: AuditRow[]; more: boolean } | null>(null);
  const acts = [...(answer?.acts ?? []), ...(older?.acts ?? [])];
  const {
    isDoing,
    problems: refused,
    go,
  } = useAct(async () => {
    const next = await calls.log(acts.at(-1)?.number);
    setOlder({ acts: [...(older?.acts ?? []), ...next.acts], more: next.more });
  });
  const wrong = [...problems, ...refused];
  return (
    <section className={styles['section']}>
      <h2 className={styles['subtitle']}>{t('organiser.part.log')}</h2>
      {wrong.length === 0 ? null : <ProblemList problems={wrong} />}
      <ol className={styles['log']}>
        {acts.map((row) => (
          <li key={row.number} className={styles['act']}>
            <span className={styles['quiet']}>{moment(row.at)}</span>
            <span>
              <strong>{row.by}</strong> <ActText row={row} />
            </span>
          </li>
        ))}
      </ol>
      {(older ?? answer)?.more === true ? (
        <div>
          <Button disabled={isDoing} onClick={() => void go()}>
            {t('organiser.older')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function ActText({ row: { act, params } }: { row: AuditRow }) {
  const { t } = useTranslation();
  const { name = '', site = '', station = '', invited = '' } = params;
  const known = memberRoleSchema.safeParse(params['role']);
  const role = known.success ? t(`organiser.role.${known.data}`) : '';
  return t(`organiser.act.${act}`, { name, site, station, invited, role });
}
