import { useTranslation } from 'react-i18next';
import { raceIn, useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { useFeed } from '../feed/store.ts';
import { useFeedHealth, useStationNow } from '../feed/use-clock.ts';
import { leftText } from '../format/times.ts';
import { useAges, useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { Mark } from '../components/mark.tsx';
import { screenStates, type ScreenState } from './states.ts';
import styles from './state-band.module.css';

/** Over everything else: that the screen is old or not complete, or that a race is closed. Nothing while all is well. */
export function StateBand() {
  const sections = useFeed((feed) => feed.sections);
  const health = useFeedHealth();
  const race = useRaceChoice();
  const words = useStateWords();
  const states = sections === null ? [] : screenStates(sections, health, race);
  if (states.length === 0) return null;
  return (
    <ul className={styles['band']}>
      {states.map((state) => (
        <li
          key={'mat' in state ? `${state.kind} ${state.mat}` : state.kind}
          className={`${styles['state']} ${styles[state.level]}`}
        >
          <Mark level={state.level} />
          {words(state)}
        </li>
      ))}
    </ul>
  );
}

function useStateWords(): (state: ScreenState) => string {
  const { t } = useTranslation();
  const { age } = useAges();
  const number = useNumber();
  const names = useNames();
  const event = useEvent();
  const now = useStationNow();
  return (state) => {
    switch (state.kind) {
      case 'lost':
      case 'late':
        return t(`feed.${state.kind}`, { age: age(state.seconds * 1000) });
      case 'finish-silent':
      case 'mat-silent': {
        const mat = names.mat(event, state.mat);
        if (state.since === null || now === null) return t(`announcer.state.${state.kind}-yet`, { mat });
        const time = leftText(Math.max(0, Math.floor((now - state.since) / 1000)));
        return t(`announcer.state.${state.kind}`, { mat, time });
      }
      case 'finish-thin':
      case 'mat-thin':
        return t(`announcer.state.${state.kind}`, {
          mat: names.mat(event, state.mat),
          seen: number(state.seen),
          expected: number(state.expected),
        });
      case 'official':
      case 'closed': {
        const isWhole = state.races.length === event?.races.length;
        const races = state.races.map((id) => names.text(raceIn(event, id)?.name ?? id)).join(' · ');
        return isWhole
          ? t(`announcer.state.${state.kind}`)
          : t(`announcer.state.${state.kind}Races`, { races });
      }
    }
  };
}
