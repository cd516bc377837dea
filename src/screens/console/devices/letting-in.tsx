import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceRole, DevicesView } from '../../../contract/devices-view.ts';
import { postAdmission } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, SelectInput } from '../../components/field.tsx';
import { QrPicture } from '../../components/qr-picture.tsx';
import { qrText } from '../../device/qr-code.ts';
import { attempt } from '../attempt.ts';
import styles from './devices-dialog.module.css';

interface Props {
  role: DeviceRole;
  addresses: NonNullable<DevicesView['open']>['addresses'];
  /** What lets devices in in this role now; null where nothing does. */
  shown: DevicesView['admissions'][number] | null;
}

/** The QR code to scan, and the address and PIN for a device without a camera; for ten minutes. */
export function LettingIn({ role, addresses, shown }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const address = (addresses.find((one) => one.address === chosen) ?? addresses[0])?.address;
  if (address === undefined) return <p className={styles['shown']}>{t('devices.noNetwork')}</p>;
  const network =
    addresses.length < 2 ? null : (
      <Field label={t('devices.network')}>
        <SelectInput value={address} onChange={(event) => setChosen(event.target.value)}>
          {addresses.map((one) => (
            <option key={one.address} value={one.address}>
              {`${one.network} · ${one.address.replace('http://', '')}`}
            </option>
          ))}
        </SelectInput>
      </Field>
    );
  if (shown === null)
    return (
      <div className={styles['shown']}>
        <p className={styles['address']}>{address}</p>
        {network}
        <Button kind="primary" onClick={() => void attempt(postAdmission(role))}>
          {t('devices.admit')}
        </Button>
      </div>
    );
  return (
    <div className={styles['shown']}>
      <div className={styles['scan']}>
        <QrPicture text={qrText(address, shown.code)} label={t('devices.qr', { address })} />
        <p>{t('devices.scan')}</p>
      </div>
      <div>
        <p>{t('devices.type')}</p>
        <p className={styles['address']}>{address}</p>
        <p className={styles['pin']}>{`${shown.pin.slice(0, 3)}\u00a0${shown.pin.slice(3)}`}</p>
        <p className={styles['may']}>{t('devices.tenMinutes')}</p>
      </div>
      {network}
    </div>
  );
}
