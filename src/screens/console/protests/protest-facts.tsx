import { useTranslation } from 'react-i18next';
import type { ProtestView } from '../../../contract/protest.ts';
import { useEvent, useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';

/** When a protest was lodged, by whom and against what, and whether that was too late. */
export function ProtestFacts({ protest }: { protest: ProtestView }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const zone = useZone();
  const { race, from, against, at, isLate } = protest;
  const facts = [
    names.raceOf(event, race),
    t('protest.facts', { time: timeOfDay(at, zone), from }),
    against,
    isLate === true ? t('protest.late') : null,
  ];
  return <>{facts.filter((fact) => fact !== null).join(' · ')}</>;
}
