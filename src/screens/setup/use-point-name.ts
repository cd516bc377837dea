import type { useNames } from '../i18n/use-names.ts';
import type { PointDraft } from './draft/event-draft.ts';

/** A point of a draft as screens will call it; one without a distance by its id. */
export function pointName(names: ReturnType<typeof useNames>, point: PointDraft): string {
  const { id, kind, distance, name } = point;
  if (name !== undefined) return names.text(name);
  return distance === undefined ? id : names.point({ id, kind, distance });
}
