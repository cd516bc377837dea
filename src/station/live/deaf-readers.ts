import type { MatView } from '../../contract/mat-view.ts';
import type { Alarm } from '../../contract/insight.ts';

/** So many reads in a minute by the one show that the other, which has none, does not hear. */
const many = 20;

/** Readers and antennas that hear nothing while another at the same place hears many. */
export function deafReaders(mats: readonly MatView[]): Alarm[] {
  return mats.flatMap((mat): Alarm[] => {
    const { address, point, lastRead, readsLastMinute } = mat;
    const beside = mats.filter((other) => other.point === point && other.address !== address);
    const others = Math.max(0, ...beside.map((other) => other.readsLastMinute));
    const deaf: Alarm[] =
      readsLastMinute === 0 && others >= many
        ? [{ kind: 'reader-deaf', mat: point, address, others, since: lastRead }]
        : [];
    const silent = mat.antennas.filter((antenna) => antenna.silent === true);
    return [
      ...deaf,
      ...silent.map(({ antenna, lastRead: since }): Alarm => ({
        kind: 'antenna-deaf',
        mat: point,
        address,
        antenna,
        since,
      })),
    ];
  });
}
