import { useTranslation } from 'react-i18next';
import { useEvent } from '../../feed/event.ts';
import { stationNow, useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { useAges } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { fireGun } from './fire-gun.ts';
import styles from './gun-card.module.css';
import { PressButton } from './press-button.tsx';

/** Asks before a gun is fired that is planned for another time. The gun has the moment of the press here. */
export function FarGunDialog({ wave }: { wave: string }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const names = useNames();
  const event = useEvent();
  const gun = useFeed((feed) => feed.sections?.guns.find((one) => one.wave === wave));
  if (gun === undefined || gun.start === null) return null;
  const ahead = gun.start - (stationNow() ?? gun.start);
  const words = {
    what: names.start(event, gun),
    time: timeOfDay(gun.start, gun.zone ?? event?.zone ?? 'UTC'),
    far: age(Math.abs(ahead)),
  };
  return (
    <Dialog title={t('gun.far')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>{t(ahead > 0 ? 'gun.farAhead' : 'gun.farBehind', words)}</p>
      <DialogActs>
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <PressButton
          className={`${styles['gun']} ${styles['asked']}`}
          onPress={(at) => {
            closeDialog();
            void fireGun(wave, at);
          }}
        >
          {t('gun.fireNow')}
        </PressButton>
      </DialogActs>
    </Dialog>
  );
}
