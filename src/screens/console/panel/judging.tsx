import { useTranslation } from 'react-i18next';
import type { RaceView, ResultRow } from '../../../contract/rows.ts';
import type { Ruling } from '../../../timing/model/actions.ts';
import { postStatus } from '../../api/calls.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { attempt } from '../attempt.ts';
import { ChangeRaceButton } from '../races/change-race-button.tsx';
import { openDialog } from '../console-state.ts';
import styles from './judging.module.css';

interface Props {
  result: ResultRow;
  /** Bibs whose chips were with this one's all the way. */
  pairedWith: readonly string[];
  race: RaceView;
}

/** What was decided of a runner and why, and what can be decided. Each is one action; undo takes it back. */
export function Judging({ result, pairedWith, race }: Props) {
  const { t } = useTranslation();
  const { bib } = result.person;
  const rule = (status: Ruling) => void attempt(postStatus({ bib, status }));
  const isRuled = ['dns', 'dnf', 'dq', 'out-of-time', 'review'].includes(result.status);
  return (
    <section className={styles['judging']} aria-label={t('judging.title')}>
      {isRuled ? <Standing result={result} pairedWith={pairedWith} race={race} /> : null}
      <div className={styles['acts']}>
        {isRuled ? (
          <Button kind={result.status === 'review' ? 'primary' : 'plain'} onClick={() => rule('ok')}>
            {t(result.status === 'review' ? 'judging.clear' : 'judging.takeBack')}
          </Button>
        ) : null}
        {result.status === 'dns' ? null : <Button onClick={() => rule('dns')}>DNS</Button>}
        {result.status === 'dnf' ? null : <Button onClick={() => rule('dnf')}>DNF</Button>}
        {result.place === null ? null : (
          <Button onClick={() => openDialog({ kind: 'order', bib })}>{t('order.open')}</Button>
        )}
        <Button onClick={() => openDialog({ kind: 'evidence', bib })}>{t('whyResult.open')}</Button>
        <Button onClick={() => openDialog({ kind: 'entry', bib })}>{t('desk.edit')}</Button>
        <ChangeRaceButton bib={bib} />
        <Button onClick={() => openDialog({ kind: 'protest', bib })}>{t('protest.button')}</Button>
        <Button onClick={() => openDialog({ kind: 'disqualify', bib })}>{t('judging.disqualify')}</Button>
      </div>
    </section>
  );
}

/** The decision in words: the rule, what is doubtful, where the runner was seen last. */
function Standing({ result, pairedWith, race }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { status, rule, doubts = [], lastSeen } = result;
  const facts = [
    rule ?? null,
    ...doubts.map((doubt) => {
      const others = doubt === 'chip-pair' ? pairedWith.map((bib) => t('runner.bib', { bib })) : [];
      return [t(`reviewReason.${doubt}`), others.join(', ')].filter(Boolean).join(': ');
    }),
    lastSeen === undefined || lastSeen === null
      ? null
      : t('judging.lastSeen', {
          point: names.pointOf(race, lastSeen.point),
          time: timeOfDay(lastSeen.time, race.zone),
        }),
  ].filter((fact) => fact !== null);
  return (
    <p className={styles['standing']}>
      <Mark level="look" />
      <span>
        <strong>{t(`status.${status}`)}</strong>
        {facts.length === 0 ? null : ` · ${facts.join(' · ')}`}
      </span>
    </p>
  );
}
