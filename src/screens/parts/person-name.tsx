import type { Person } from '../../contract/rows.ts';
import styles from './person-name.module.css';

/** A name in its own script, with the Latin one beside it (or under it, where there is room for lines). */
export function PersonName({ person, stacked = false }: { person: Person; stacked?: boolean }) {
  return (
    <span className={`${styles['name']} ${stacked ? styles['stacked'] : ''}`}>
      <bdi className={styles['native']}>{person.name}</bdi>
      {person.latinName === null ? null : (
        <bdi className={styles['latin']} lang="en">
          {person.latinName}
        </bdi>
      )}
    </span>
  );
}
