import { useEffect, useState, type ReactNode } from 'react';
import { getClock } from '../api/calls.ts';
import { useOwnDevice } from '../api/own-device.ts';
import { FeedBanner } from '../components/feed-banner.tsx';
import styles from './device.module.css';
import { HomeScreen } from './home-screen.tsx';
import { JoinScreen } from './join-screen.tsx';
import { takeCode } from './qr-code.ts';
import { screensOf, type StationScreen } from './device-screens.ts';

const lookMs = 4000;
const answerMaxMs = 3000;

interface Props {
  /** The screens that there are. */
  screens: Partial<Record<StationScreen, () => ReactNode>>;
  /** The one that the path names. */
  asked: string;
}

/** What a tablet or telephone shows: the way in, the choice of screens, or one of those that its role opens. */
export function DevicePages({ screens, asked }: Props) {
  const device = useOwnDevice((state) => state.device);
  const [code, setCode] = useState(takeCode);
  useStillIn(device !== null);
  if (device === null || code !== null) return <JoinScreen code={code} onIn={() => setCode(null)} />;
  const open = screensOf[device.role].filter((screen) => screens[screen] !== undefined);
  const shown = open.find((screen) => screen === asked);
  if (shown === undefined) return <HomeScreen device={device} screens={open} />;
  const screen = screens[shown]?.();
  return shown === 'announcer' ? <Aged>{screen}</Aged> : screen;
}

/** Says over the whole width when a screen is old: nobody reads a small line at the foot of a telephone. */
function Aged({ children }: { children: ReactNode }) {
  return (
    <div className={styles['whole']}>
      <FeedBanner />
      <div className={styles['under']}>{children}</div>
    </div>
  );
}

/** A screen that asks for nothing by itself hears in this way, too, that it was thrown out. */
function useStillIn(isIn: boolean) {
  useEffect(() => {
    if (!isIn) return undefined;
    const timer = setInterval(() => {
      // That the device is not known is noticed where answers come in; a station that does not answer is told of elsewhere.
      getClock(AbortSignal.timeout(answerMaxMs)).catch(() => undefined);
    }, lookMs);
    return () => clearInterval(timer);
  }, [isIn]);
}
