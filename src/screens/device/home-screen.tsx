import { ChevronRight, ListOrdered, LifeBuoy, Mic, Nfc, Timer, UserPen } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDevice } from '../../contract/devices-view.ts';
import { SettingsMenus } from '../components/settings-menu.tsx';
import styles from './device.module.css';
import type { StationScreen } from './device-screens.ts';

const icons: Record<StationScreen, ReactNode> = {
  console: <Timer />,
  desk: <UserPen />,
  check: <Nfc />,
  safety: <LifeBuoy />,
  announcer: <Mic />,
  results: <ListOrdered />,
};

/** What a device was let in as, and the screens that it opens. */
export function HomeScreen({ device, screens }: { device: OwnDevice; screens: readonly StationScreen[] }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${device.name} · Goldline`;
  });
  return (
    <main className={styles['page']}>
      <header className={styles['top']}>
        <strong>Goldline</strong>
        <SettingsMenus />
      </header>
      <div>
        <h1 className={styles['title']}>{device.name}</h1>
        <p className={styles['role']}>{t('onDevice.letIn', { context: device.role })}</p>
      </div>
      <nav className={styles['screens']}>
        {screens.map((screen) => (
          <a key={screen} className={styles['screen']} href={`/${screen}`}>
            {icons[screen]}
            {t(`onDevice.screen.${screen}`)}
            <ChevronRight className={styles['on']} />
          </a>
        ))}
      </nav>
      <p className={styles['note']}>{t('onDevice.plain')}</p>
    </main>
  );
}
