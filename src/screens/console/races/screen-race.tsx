import { hasSeveral, useEvent } from '../../feed/event.ts';
import { RaceSelect } from './race-select.tsx';
import styles from './screen-race.module.css';

interface Props {
  label: string;
  /** Race id; null for all of them. */
  race: string | null;
  onRace: (race: string | null) => void;
}

/** Which race a screen beside the console is about, in its head; nothing where there is one. */
export function ScreenRace({ label, race, onRace }: Props) {
  const event = useEvent();
  return hasSeveral(event) ? (
    <label className={styles['choice']}>
      {label}
      <RaceSelect event={event} race={race} onRace={onRace} />
    </label>
  ) : null;
}
