import { useTranslation } from 'react-i18next';
import { useOwnDevice } from '../api/own-device.ts';

/** Where results lead back to, in words: a device's screens, or all races at the service; null at the laptop itself. */
export function useWayBack(isStation: boolean): string | null {
  const { t } = useTranslation();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  if (isDevice) return t('onDevice.screens');
  return isStation ? null : t('races.title');
}
