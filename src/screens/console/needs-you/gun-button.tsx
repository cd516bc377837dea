import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fireGun } from './fire-gun.ts';
import styles from './gun-card.module.css';

/** Fires a wave's gun: the moment is that of the press, not of letting go and not of the station's answer. */
export function GunButton({ wave }: { wave: string }) {
  const { t } = useTranslation();
  /** When the pointer was pressed, and when a key was: monotonic instants. */
  const pointed = useRef<number | null>(null);
  const keyed = useRef<number | null>(null);
  return (
    <button
      type="button"
      className={styles['gun']}
      onPointerDown={({ nativeEvent }) => {
        pointed.current = nativeEvent.timeStamp;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        if (event.repeat) event.preventDefault();
        else keyed.current = event.nativeEvent.timeStamp;
      }}
      onBlur={() => {
        keyed.current = null;
      }}
      onClick={({ nativeEvent: { detail, timeStamp } }) => {
        // A click without a pointer is that of a key, or of a program that reads the screen.
        const pressed = detail === 0 ? keyed.current : pointed.current;
        void fireGun(wave, pressed ?? timeStamp);
        pointed.current = null;
        keyed.current = null;
      }}
    >
      {t('gun.fire')}
    </button>
  );
}
