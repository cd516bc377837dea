import { useTranslation } from 'react-i18next';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { SettingsMenus } from '../../components/settings-menu.tsx';
import { ConsoleMenu } from './console-menu.tsx';
import { RaceClock } from './race-clock.tsx';
import styles from './race-header.module.css';
import { StatusStrip } from './status-strip.tsx';

/** Which race, what its clock says, and whether all is well. */
export function RaceHeader() {
  return (
    <header className={styles['header']}>
      <RaceTitle />
      <RaceClock />
      <div className={styles['right']}>
        <div className={styles['menus']}>
          <SettingsMenus />
          <ConsoleMenu />
        </div>
        <StatusStrip />
      </div>
    </header>
  );
}

function RaceTitle() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const station = useFeed((feed) => feed.sections?.station.name ?? '');
  const simulated = useFeed((feed) => feed.sections?.simulated ?? null);
  const site = event?.site.name;
  const place =
    event === null ? [] : [names.day(event), ...(site === undefined ? [] : [names.text(site)]), event.zone];
  return (
    <div className={styles['title']}>
      <h1 className={styles['name']}>{event === null ? t('console.noRace') : names.text(event.name)}</h1>
      <p className={styles['facts']}>{[...place, station].join(' · ')}</p>
      {simulated === null ? null : (
        <p className={styles['simulated']}>{t('console.simulated', { rate: Math.round(simulated.rate) })}</p>
      )}
    </div>
  );
}
