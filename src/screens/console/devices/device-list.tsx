import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../contract/devices-view.ts';
import { postDeviceRemoval } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { useStationNow } from '../../feed/use-clock.ts';
import { useAges } from '../../i18n/use-ages.ts';
import { attempt } from '../attempt.ts';
import styles from './devices-dialog.module.css';

/** Who was let in, what they are there for and when they were seen last. */
export function DeviceList({ devices }: { devices: readonly DeviceView[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={styles['head']}>{t('devices.list')}</h3>
      {devices.length === 0 ? <p className={styles['may']}>{t('devices.none')}</p> : null}
      <ul>
        {devices.map((device) => (
          <li key={device.id} className={styles['device']}>
            <Mark level={device.connected ? 'good' : 'info'} />
            <strong>{device.name}</strong>
            <span>{t(`devices.role.${device.role}`)}</span>
            <Seen device={device} />
            <Button
              onClick={() => void attempt(postDeviceRemoval(device.id))}
              aria-label={t('devices.removeThis', { name: device.name })}
            >
              {t('devices.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seen({ device: { seen, connected } }: { device: DeviceView }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const now = useStationNow();
  const text = connected
    ? t('devices.connected')
    : seen === null || now === null
      ? t('devices.notSeen')
      : t('devices.seen', { age: age(now - seen) });
  return <span className={styles['seen']}>{text}</span>;
}
