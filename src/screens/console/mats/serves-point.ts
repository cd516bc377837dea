import type { MatView } from '../../../contract/feed.ts';

/** Whether a reader reads a timing point: its own, another on the same mat, or one that its lines name. */
export function servesPoint({ point, points }: Pick<MatView, 'point' | 'points'>, id: string): boolean {
  return points === undefined ? point === id : points.includes(id);
}
