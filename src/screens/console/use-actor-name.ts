import { useTranslation } from 'react-i18next';
import { personOfActor, placeOfActor } from '../../contract/actor.ts';
import { deviceOfActor } from '../../contract/devices-view.ts';
import { consoleName } from '../api/console-id.ts';

/** Who did something, as the log and the versions of results name them. */
export function useActorName(): (by: string) => string {
  const { t } = useTranslation();
  return (by) => {
    const device = deviceOfActor(by);
    if (device !== null) return `${device.name} · ${t(`devices.role.${device.role}`)}`;
    if (by === 'station' || by === 'take-over') return t('log.itself');
    const isHere = placeOfActor(by) === placeOfActor(consoleName());
    const where = t(isHere ? 'log.here' : by.startsWith('console') ? 'log.otherConsole' : 'log.program');
    const person = personOfActor(by);
    return person === null ? where : `${person} · ${where}`;
  };
}
