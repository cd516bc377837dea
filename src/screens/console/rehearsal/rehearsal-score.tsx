import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FaultScore, RehearsalScore } from '../../../contract/rehearsal.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { useEvent, useZone } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { useOffset } from '../mats/use-offset.ts';
import styles from './rehearsal.module.css';

/** What the crew noticed and how fast, and whether the results are what truly happened. */
export function RehearsalScoreTable({ score }: { score: RehearsalScore }) {
  const { t } = useTranslation();
  const number = useNumber();
  const isRight = score.right === score.finishers && score.differences.length === 0;
  return (
    <section className={styles['score']} aria-label={t('rehearsal.score')}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{t('rehearsal.score')}</h2>
        <Button className={styles['end']} onClick={() => print()}>
          <Printer />
          {t('rehearsal.print')}
        </Button>
      </header>
      <p className={styles['sum']}>
        <Mark level={score.finishers === 0 ? 'none' : isRight ? 'good' : 'bad'} />
        {t('rehearsal.right', { right: number(score.right), of: number(score.finishers) })}
      </p>
      <Faults faults={score.faults} />
      <Guns guns={score.guns} />
      <Differences score={score} />
    </section>
  );
}

function Faults({ faults }: { faults: readonly FaultScore[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const names = useNames();
  const event = useEvent();
  const told = useOutcome();
  if (faults.length === 0) return <p className={styles['hint']}>{t('rehearsal.noFaults')}</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th>{t('rehearsal.when')}</th>
          <th>{t('rehearsal.what')}</th>
          <th>{t('rehearsal.where')}</th>
          <th>{t('rehearsal.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((one, index) => {
          const { level, text } = told(one);
          return (
            <tr key={index}>
              <td>{one.at === null ? '–' : timeOfDay(one.at, zone)}</td>
              <td>{t(`rehearsal.faults.${one.fault}.name`)}</td>
              <td>{one.mat === null ? '' : names.mat(event, one.mat)}</td>
              <td>
                <span className={styles['outcome']}>
                  <Mark level={level} />
                  {text}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function useOutcome() {
  const { t } = useTranslation();
  return ({ at, after, harmless }: FaultScore) => {
    if (at === null) return { level: 'none', text: t('rehearsal.notHappened') } as const;
    if (harmless === true) return { level: 'good', text: t('rehearsal.harmless') } as const;
    if (after === null) return { level: 'bad', text: t('rehearsal.unnoticed') } as const;
    return { level: 'good', text: t('rehearsal.mended', { seconds: Math.round(after) }) } as const;
  };
}

function Guns({ guns }: { guns: RehearsalScore['guns'] }) {
  const { t } = useTranslation();
  const offsetIn = useOffset();
  const names = useNames();
  const shown = useFeed((feed) => feed.sections?.guns ?? []);
  return (
    <ul className={styles['told']}>
      {guns.map(({ wave, off }) => (
        <li key={wave}>
          {off === null
            ? t('rehearsal.gunUnknown', { wave: names.waveOf(shown, wave) })
            : t('rehearsal.gunOff', { wave: names.waveOf(shown, wave), off: offsetIn(off) })}
        </li>
      ))}
    </ul>
  );
}

function Differences({ score }: { score: RehearsalScore }) {
  const { t } = useTranslation();
  const offsetIn = useOffset();
  const { differences, tolerance } = score;
  if (differences.length === 0) return null;
  return (
    <>
      <ul className={styles['told']}>
        {differences.map(({ bib, kind, off }) => (
          <li key={bib}>
            {t(`rehearsal.difference.${kind}`, { bib, off: off === null ? '' : offsetIn(off) })}
          </li>
        ))}
      </ul>
      <p className={styles['hint']}>{t('rehearsal.tolerance', { seconds: tolerance / 1000 })}</p>
    </>
  );
}
