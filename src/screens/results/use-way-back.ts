import { useTranslation } from 'react-i18next';
import { useOwnDevice } from '../api/own-device.ts';

/** Where results lead back to, in words: a device's screens; null at the laptop itself. */
export function useWayBack(): string | null {
  const { t } = useTranslation();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  return isDevice ? t('onDevice.screens') : null;
}
