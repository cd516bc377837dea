import type { MatView } from '../../contract/mat-view.ts';
import type { EventView } from './event.ts';

/** Whether a reader reads a mat of the event: its own, or one with a point that its lines name. */
export function servesMat(
  { point, points: served = [point] }: Pick<MatView, 'point' | 'points'>,
  { id, points }: EventView['mats'][number],
): boolean {
  return point === id || points.some((lying) => served.includes(lying.point));
}
