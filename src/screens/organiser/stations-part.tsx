import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganiserEvent, StationView } from '../../contract/organiser.ts';
import type { EventCalls } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { Mark, type Level } from '../components/mark.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { useAges, useNumber } from '../i18n/use-ages.ts';
import { useMessage } from '../i18n/use-message.ts';
import { useNames } from '../i18n/use-names.ts';
import { NewCode } from './new-code.tsx';
import styles from './organiser.module.css';
import { useAct } from '../components/use-asked.ts';
import { useExactTime, useMoment } from './use-moment.ts';

/** A clock that is off by more is worth a look: results are made of it. */
const skewMs = 500;

interface Props {
  overview: OrganiserEvent;
  calls: EventCalls;
  onDone: () => void;
}

/** The stations of each site: whether they are there, how far behind, and what does not count. */
export function StationsPart({ overview, calls, onDone }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { sites, stations } = overview;
  const others = stations.filter(({ site }) => !sites.some(({ id }) => id === site));
  const groups = [
    ...sites.map(({ id, name }) => ({
      key: id,
      title: names.text(name),
      own: stations.filter(({ site }) => site === id),
    })),
    ...(others.length === 0
      ? []
      : [{ key: '', title: sites.length === 0 ? null : t('organiser.everySite'), own: others }]),
  ];
  if (stations.length === 0 && sites.length === 0)
    return <p className={styles['quiet']}>{t('organiser.noStations')}</p>;
  return groups.map(({ key, title, own }) => (
    <section key={key} className={styles['section']}>
      {title === null ? null : <h2 className={styles['subtitle']}>{title}</h2>}
      {own.length === 0 ? <p className={styles['quiet']}>{t('organiser.noneHere')}</p> : null}
      <ul className={styles['cards']}>
        {own.map((station) => (
          <Station key={station.id} station={station} overview={overview} calls={calls} onDone={onDone} />
        ))}
      </ul>
    </section>
  ));
}

function levelOf({ isConnected, withdrawn, setAside }: StationView): Level {
  if (withdrawn !== null) return 'none';
  if (!isConnected) return 'bad';
  return setAside.count > 0 ? 'look' : 'good';
}

function Station({ station, overview, calls, onDone }: Props & { station: StationView }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const moment = useMoment();
  const [asked, setAsked] = useState<'withdraw' | 'code' | null>(null);
  const { heard, isConnected, withdrawn, name, role } = station;
  const mayAct = overview.role === 'owner' || overview.role === 'timing';
  const state =
    withdrawn !== null
      ? t('organiser.withdrawn', { moment: moment(withdrawn) })
      : isConnected
        ? t('organiser.connected')
        : heard === null
          ? t('organiser.neverHeard')
          : t('organiser.silent', { age: age(overview.now - heard) });
  return (
    <li className={styles['card']}>
      <div className={styles['line']}>
        <Mark level={levelOf(station)} />
        <strong className={styles['large']}>{name}</strong>
        <span>{state}</span>
        {role === 'looking' ? (
          <span className={styles['quiet']}>{t('organiser.stationRole.looking')}</span>
        ) : null}
      </div>
      <Facts station={station} />
      <SetAside station={station} />
      {mayAct ? (
        <div className={styles['acts']}>
          <Button onClick={() => setAsked('code')}>{t('organiser.codeForIt')}</Button>
          {withdrawn === null ? (
            <Button onClick={() => setAsked('withdraw')} aria-label={t('organiser.withdrawThis', { name })}>
              {t('organiser.withdraw')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asked === 'withdraw' ? (
        <Withdrawal station={station} calls={calls} onClose={() => setAsked(null)} onDone={onDone} />
      ) : null}
      {asked === 'code' ? (
        <Dialog title={t('organiser.codeFor', { name })} onClose={() => setAsked(null)}>
          <NewCode overview={overview} calls={calls} onDone={onDone} station={station} />
        </Dialog>
      ) : null}
    </li>
  );
}

function Facts({ station: { delivered, recorded, lastPassing, clockAhead } }: { station: StationView }) {
  const { t } = useTranslation();
  const number = useNumber();
  const time = useExactTime();
  const behind = recorded === null ? null : Math.max(0, recorded - delivered);
  const seconds = clockAhead === null ? '' : (Math.abs(clockAhead) / 1000).toFixed(1);
  return (
    <dl className={styles['facts']}>
      <Fact name={t('organiser.delivered')} value={number(delivered)} />
      {behind === null ? null : (
        <Fact
          name={t('organiser.behind')}
          value={behind === 0 ? t('organiser.nothing') : number(behind)}
          level={behind > 500 ? 'look' : 'none'}
        />
      )}
      <Fact
        name={t('organiser.lastPassing')}
        value={lastPassing === null ? t('organiser.nonePassed') : time(lastPassing)}
      />
      {clockAhead === null ? null : (
        <Fact
          name={t('organiser.clock')}
          value={
            Math.abs(clockAhead) <= skewMs
              ? t('organiser.clockRight')
              : t(clockAhead > 0 ? 'organiser.clockAhead' : 'organiser.clockBehind', { seconds })
          }
          level={Math.abs(clockAhead) > skewMs ? 'look' : 'none'}
        />
      )}
    </dl>
  );
}

function Fact({ name, value, level = 'none' }: { name: string; value: string; level?: 'none' | 'look' }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={level === 'look' ? styles['look'] : undefined}>{value}</dd>
    </div>
  );
}

/** What is held and does not count, and why. */
function SetAside({ station: { setAside } }: { station: StationView }) {
  const { t } = useTranslation();
  const told = useMessage();
  const number = useNumber();
  if (setAside.count === 0) return null;
  return (
    <div className={styles['aside']}>
      <p>{t('organiser.setAside', { count: setAside.count, number: number(setAside.count) })}</p>
      <ul>
        {setAside.reasons.map((reason, index) => (
          <li key={index}>{told(reason)}</li>
        ))}
      </ul>
    </div>
  );
}

function Withdrawal({
  station: { id, name },
  calls,
  onClose,
  onDone,
}: Omit<Props, 'overview'> & { station: StationView; onClose: () => void }) {
  const { t } = useTranslation();
  const { isDoing, problems, go } = useAct(async () => {
    await calls.withdrawStation(id);
    onDone();
    onClose();
  });
  return (
    <Dialog title={t('organiser.withdrawThis', { name })} onClose={onClose}>
      <p>{t('organiser.withdrawText')}</p>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={isDoing} onClick={() => void go()}>
          {t('organiser.withdraw')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
