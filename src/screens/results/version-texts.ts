import type { TFunction } from 'i18next';
import type { VersionView } from '../../contract/version-view.ts';
import { timeOfDay } from '../format/times.ts';

/** Which version of the results the public has, and whether official ones are others by now. */
export function versionTexts(
  t: TFunction,
  { state, number, at, changed = 0 }: VersionView,
  zone: string,
): string[] {
  return [
    `${t(`publish.version.${state}`, { number })} (${timeOfDay(at, zone)})`,
    ...(changed === 0 ? [] : [t('publish.state.changed', { count: changed })]),
  ];
}
