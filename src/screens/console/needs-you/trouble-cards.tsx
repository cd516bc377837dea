import { useTranslation } from 'react-i18next';
import { useOwnDevice } from '../../api/own-device.ts';
import { useEvent } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { useNames } from '../../i18n/use-names.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import type { Trouble } from '../troubles.ts';
import { Card } from './card.tsx';
import { CopyActs } from './copy-acts.tsx';
import { TakeOver } from './take-over.tsx';
import styles from './needs-you.module.css';

/** Troubles in plain words. A screen reader is told of each once, without the ages that grow. */
export function TroubleCards({ troubles, role }: { troubles: Trouble[]; role: 'alert' | 'status' }) {
  const words = useTroubleWords();
  const keyed = troubles.map((trouble) => ({ key: trouble.kind + trouble.id, trouble, ...words(trouble) }));
  return (
    <>
      <VisuallyHidden role={role}>
        {keyed.map(({ key, title }) => (
          <p key={key}>{title}</p>
        ))}
      </VisuallyHidden>
      <div className={styles['part']}>
        {keyed.map(({ key, trouble, title, facts }) => (
          <Card key={key} level={trouble.level} title={title} facts={facts}>
            <Acts trouble={trouble} />
          </Card>
        ))}
      </div>
    </>
  );
}

/** What is done about it. A device that shows the console cannot: the disk and the pairing are the laptop's. */
function Acts({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  if (trouble.kind !== 'peer-gone' && !isOfCopy(trouble)) return null;
  if (isDevice) return <p className={styles['elsewhere']}>{t('trouble.atTheLaptop')}</p>;
  return trouble.kind === 'peer-gone' ? (
    <TakeOver station={trouble.station ?? ''} />
  ) : (
    <CopyActs canSetAside={trouble.kind === 'no-copy'} />
  );
}

/** Whether another second copy helps. */
function isOfCopy({ kind, copy }: Trouble): boolean {
  return kind === 'copy' || kind === 'copy-next' || kind === 'no-copy' || copy === null;
}

/** What a trouble is, since when, and what to do. */
function useTroubleWords(): (trouble: Trouble) => { title: string; facts: string } {
  const { t } = useTranslation();
  const { age } = useAges();
  const names = useNames();
  const number = useNumber();
  const message = useMessage();
  const event = useEvent();
  return (trouble) => {
    const { kind, point, detail = null, antenna = 0, count = 0, name = '', disk, copy } = trouble;
    const { for: since, from = 0, to = 0 } = trouble;
    const zone = event?.zone ?? 'UTC';
    const words = {
      point: point === undefined ? '' : names.mat(event, point),
      age: age(since ?? 0),
      number: number(count),
      count,
      antenna,
      name,
      disk: disk === undefined ? '' : t(`trouble.disk-${disk}.title`),
      from: timeOfDay(from, zone),
      to: timeOfDay(to, zone),
    };
    const told = detail === null ? '' : message(detail);
    const kept = copy === null ? t('trouble.waitingAlone') : t('trouble.waitingCopied', { dir: copy ?? '' });
    const facts = [told, t(`trouble.${kind}.todo`, words), copy === undefined ? '' : kept].filter(
      (text) => text !== '',
    );
    return { title: t(`trouble.${kind}.title`, words), facts: facts.join(' · ') };
  };
}
