import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceRoleSchema, type DeviceRole, type DevicesView } from '../../../contract/devices-view.ts';
import { postDevices } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Mark } from '../../components/mark.tsx';
import { useFeed } from '../../feed/store.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { DeviceList } from './device-list.tsx';
import styles from './devices-dialog.module.css';
import { LettingIn } from './letting-in.tsx';
import { PartnerList } from './partner-list.tsx';

/** Tablets and telephones that show this laptop's screens: opening to them, letting them in and throwing them out. */
export function DevicesDialog() {
  const { t } = useTranslation();
  const devices = useFeed((feed) => feed.sections?.devices);
  if (devices === undefined) return null;
  return (
    <Dialog title={t('devices.title')} onClose={closeDialog} wide finalFocus={() => entryInput.current}>
      <p>{t('devices.text')}</p>
      <p className={styles['plain']}>
        <Mark level="look" />
        <span>{t('devices.plain')}</span>
      </p>
      {devices.unkept ? (
        <p className={styles['plain']} role="status">
          <Mark level="bad" />
          <span>{t('devices.unkept')}</span>
        </p>
      ) : null}
      {devices.open === null ? <Closed detail={devices.detail} /> : <Open devices={devices} />}
      <DeviceList devices={devices.devices} />
      {devices.partners === undefined ? null : <PartnerList partners={devices.partners} />}
      {devices.open === null ? null : (
        <DialogActs>
          <Button onClick={() => void attempt(postDevices(null))}>{t('devices.close')}</Button>
        </DialogActs>
      )}
    </Dialog>
  );
}

function Closed({ detail }: Pick<DevicesView, 'detail'>) {
  const { t } = useTranslation();
  const told = useMessage();
  return (
    <div className={styles['closed']}>
      {detail === null ? null : <p role="status">{told(detail)}</p>}
      <Button kind="primary" onClick={() => void attempt(postDevices())}>
        {t('devices.open')}
      </Button>
    </div>
  );
}

/** One role at a time: what lets its devices in. */
function Open({ devices: { open, admissions } }: { devices: DevicesView }) {
  const { t } = useTranslation();
  const [role, setRole] = useState<DeviceRole>(admissions[0]?.role ?? 'announcer');
  if (open === null) return null;
  return (
    <section className={styles['open']}>
      <div className={styles['roles']} role="radiogroup" aria-label={t('devices.roles')}>
        {deviceRoleSchema.options.map((option) => (
          <label key={option} className={styles['choice']}>
            <input type="radio" name="role" checked={option === role} onChange={() => setRole(option)} />
            <strong>{t(`devices.role.${option}`)}</strong>
            <span className={styles['may']}>{t(`devices.may.${option}`)}</span>
          </label>
        ))}
      </div>
      <LettingIn
        key={role}
        role={role}
        addresses={open.addresses}
        shown={admissions.find((one) => one.role === role) ?? null}
      />
    </section>
  );
}
