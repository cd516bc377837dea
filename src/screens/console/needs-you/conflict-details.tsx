import { useTranslation } from 'react-i18next';
import type { WarningGroup } from '../../../contract/insight.ts';
import { paramsOf } from '../../../contract/actions.ts';
import { getConflicts, postSettled } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { useEvent, useZone } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { actionText } from '../action-text.ts';
import { attempt } from '../attempt.ts';
import { openDialog } from '../console-state.ts';
import { shortChip } from '../short-chip.ts';
import styles from './warning-card.module.css';

const everyMs = 3000;

/** What each laptop did to one thing, and the way to say which counts. */
export function StationsConflict({ warning: { params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const nameOf = useStationName();
  const { answer, again } = useAsked(getConflicts, everyMs);
  const conflict = answer?.conflicts.find(({ thing }) => thing === params['thing']);
  if (conflict === undefined) return null;
  const last = conflict.actions.at(-1);
  return (
    <ul className={styles['sides']}>
      {conflict.actions.map((action) => (
        <li key={action.id} className={styles['side']}>
          <Mark level={action === last ? 'good' : 'none'} />
          <span>
            {actionText({ type: action.type, params: paramsOf(action) }, [])}
            <small>
              {[
                timeOfDay(action.at, zone),
                nameOf(action.station),
                action === last ? t('conflict.counts') : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
          </span>
          <Button
            onClick={() =>
              void attempt(postSettled({ thing: conflict.thing, action: action.id })).then(again)
            }
          >
            {t(action === last ? 'conflict.keep' : 'conflict.choose')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** A chip that stands at two bibs, whose it is now, and the way to hand it over. */
export function ChipOfTwo({ warning: { bibs, params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const { chip, counts } = params;
  if (typeof chip !== 'string') return null;
  return (
    <p>
      {t('conflict.chip', { chip: shortChip(chip), bib: String(counts ?? '') })}{' '}
      {bibs
        .filter((bib) => bib !== counts)
        .map((bib) => (
          <Button key={bib} kind="quiet" onClick={() => openDialog({ kind: 'hand-over', chip, bib })}>
            {t('conflict.handOver', { bib })}
          </Button>
        ))}
    </p>
  );
}

/** Between which points and in what time nobody can have been at both. */
export function TwoPlaces({ warning: { bibs, points, params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [from = '', to = ''] = points;
  const { time } = params;
  if (typeof time !== 'number') return null;
  const words = { from: names.mat(event, from), to: names.mat(event, to), bib: bibs.join(', ') };
  return <p>{t('conflict.places', { ...words, seconds: Math.max(0, Math.round(time / 1000)) })}</p>;
}

/** What a laptop is called here. */
function useStationName(): (id: string) => string {
  const own = useFeed((feed) => feed.sections?.station);
  const peers = useFeed((feed) => feed.sections?.peers?.stations);
  return (id) =>
    id === own?.id ? own.name : (peers?.find((peer) => peer.station === id)?.name ?? id.slice(0, 8));
}
