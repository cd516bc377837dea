import type { Person } from '../../contract/rows.ts';
import { latinNameOf } from './latin-name.ts';
import styles from './person-name.module.css';

/** A name in its own script, with the Latin one beside it (or under it, where there is room for lines). */
export function PersonName({ person, stacked = false }: { person: Person; stacked?: boolean }) {
  const latin = latinNameOf(person);
  return (
    <span className={`${styles['name']} ${stacked ? styles['stacked'] : ''}`}>
      <bdi className={styles['native']}>{person.name}</bdi>
      {latin === null ? null : (
        <bdi className={styles['latin']} lang="en">
          {latin}
        </bdi>
      )}
    </span>
  );
}
