import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useEvent } from '../../feed/event.ts';
import { stationNow } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { openDialog } from '../console-state.ts';
import { focusEntry } from '../entry-focus.ts';
import { fireGun } from './fire-gun.ts';
import styles from './gun-card.module.css';
import { armedMs, farFrom, pressed } from './gun-guard.ts';
import { PressButton } from './press-button.tsx';

/**
 * Fires a wave's gun: the first press arms it, the second fires, at the moment of that press. While it is armed it keeps
 * the focus; any other key, or a click elsewhere, disarms it. Far from the planned start it asks instead.
 */
export function GunButton({ gun }: { gun: GunView }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [armed, setArmed] = useState<number | null>(null);
  useEffect(() => {
    if (armed === null) return undefined;
    const timer = setTimeout(() => setArmed(null), armedMs);
    return () => clearTimeout(timer);
  }, [armed]);
  const onPress = (at: number, button: HTMLButtonElement) => {
    const does = pressed(at, armed);
    if (does === 'nothing') return;
    if (does === 'fires') {
      setArmed(null);
      void fireGun(gun.wave, at);
    } else if (farFrom(gun.start, stationNow()) !== null) openDialog({ kind: 'far-gun', wave: gun.wave });
    else {
      setArmed(at);
      button.focus();
    }
  };
  const onKeyDown = ({ key, repeat }: KeyboardEvent) => {
    if (armed === null || repeat || key === 'Enter' || key === ' ') return;
    if (key !== 'Escape' && key.length > 1) return;
    setArmed(null);
    focusEntry();
  };
  const what = names.startersOf(event, gun) ?? names.wave(gun);
  return (
    <PressButton
      className={`${styles['gun']} ${armed === null ? '' : styles['armed']}`}
      data-gun={gun.wave}
      data-holds-focus={armed !== null}
      onPress={onPress}
      onKeyDown={onKeyDown}
      onBlur={() => setArmed(null)}
    >
      {armed === null ? t('gun.fire') : t('gun.again', { what })}
    </PressButton>
  );
}
