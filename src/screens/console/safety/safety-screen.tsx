import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSafety, type Safety } from '../../api/calls.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { Waiting } from '../../components/waiting.tsx';
import { Dialogs } from '../dialogs.tsx';
import { ScreenRace } from '../races/screen-race.tsx';
import { ScreenHead, SideScreen } from '../screen-head.tsx';
import { useEventTitle } from '../use-event-title.ts';
import { useStationActs } from '../use-station-acts.ts';
import { LateTable } from './late-table.tsx';
import styles from './safety-screen.module.css';

const everyMs = 5000;

/** Who is out there, stretch by stretch, and who should have been seen by now: for the sweepers and the doctor. */
export function SafetyScreen() {
  useStationActs();
  return (
    <SideScreen>
      <OutThere />
    </SideScreen>
  );
}

function OutThere() {
  const { t } = useTranslation();
  const [race, setRace] = useState<string | null>(null);
  const { answer: safety, problems } = useAsked(getSafety, everyMs);
  useEventTitle(t('safety.title'));
  const races = (safety?.races ?? []).filter((one) => race === null || one.race === race);
  const isEmpty = races.every(({ stretches }) => stretches.length === 0);
  return (
    <>
      <ScreenHead title={t('safety.title')}>
        <ScreenRace label={t('safety.race')} race={race} onRace={setRace} />
        <Button onClick={() => print()}>
          <Printer />
          {t('safety.print')}
        </Button>
      </ScreenHead>
      <main className={styles['main']}>
        {safety === null ? <Waiting /> : null}
        {problems.length > 0 && safety !== null ? (
          <p className={styles['old']} role="alert">
            <Mark level="bad" />
            {t('safety.old')}
          </p>
        ) : null}
        {safety !== null && isEmpty ? <p className={styles['empty']}>{t('safety.nobody')}</p> : null}
        {races.map((one) => (
          <RaceOutThere key={one.race} out={one} at={safety?.at ?? 0} />
        ))}
        {isEmpty ? null : <p className={styles['hint']}>{t('safety.hint')}</p>}
      </main>
      <Dialogs />
    </>
  );
}

function RaceOutThere({ out, at }: { out: Safety['races'][number]; at: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const event = useEvent();
  const view = raceIn(event, out.race);
  const { stretches, late } = out;
  if (stretches.length === 0) return null;
  const lateCount = stretches.reduce((sum, one) => sum + one.late, 0);
  return (
    <section className={styles['race']}>
      <h2 className={styles['name']}>
        {names.text(view?.name ?? out.race)}
        <span className={lateCount > 0 ? styles['bad'] : styles['good']}>
          <Mark level={lateCount > 0 ? 'bad' : 'good'} />
          {lateCount > 0
            ? t('safety.late', { count: lateCount, number: number(lateCount) })
            : t('safety.allSeen')}
        </span>
      </h2>
      <ul className={styles['stretches']}>
        {stretches.map(({ from, to, onTheWay, late: lateHere }) => (
          <li key={`${from} ${to}`} className={styles['stretch']}>
            <b className={styles['count']}>{number(onTheWay)}</b>
            <span>
              {t('safety.stretch', { from: names.pointOf(view, from), to: names.pointOf(view, to) })}
            </span>
            {lateHere === 0 ? null : (
              <span className={styles['bad']}>
                <Mark level="bad" />
                {number(lateHere)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {late.length === 0 ? null : <LateTable late={late} race={view} at={at} of={lateCount} />}
    </section>
  );
}
