import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useActs } from '../../api/acts.ts';
import { useFeed } from '../../feed/store.ts';
import { FiredGun } from './fired-gun.tsx';
import { GunCard, JustFiredCard } from './gun-card.tsx';
import styles from './needs-you.module.css';

/**
 * The waves in their order, each with its gun. The gun that was fired last keeps its place and size
 * while it can be undone, so that no other GUN slides under the pointer.
 */
export function WaveGuns({ guns }: { guns: readonly GunView[] }) {
  const { t } = useTranslation();
  const last = useFeed((feed) => feed.sections?.actions.find(({ type }) => !type.startsWith('reader.'))?.id);
  const pending = useActs((acts) => acts.pending);
  return (
    <section className={styles['part']} aria-label={t('gun.fired')}>
      {guns.map((gun) => {
        const waiting = pending.findLast(
          ({ type, body }) => type === 'gun.fire' && body['wave'] === gun.wave,
        );
        if (gun.gun === null && waiting !== undefined)
          return (
            <JustFiredCard
              key={gun.wave}
              gun={gun}
              fired={Number(waiting.body['gun'])}
              action={waiting.id}
              waiting
            />
          );
        if (gun.gun === null) return <GunCard key={gun.wave} gun={gun} />;
        if (gun.action !== null && gun.action === last)
          return <JustFiredCard key={gun.wave} gun={gun} fired={gun.gun} action={gun.action} />;
        return <FiredGun key={gun.wave} gun={gun} fired={gun.gun} />;
      })}
    </section>
  );
}
