import { isUndone, undoneTargets } from '../facts/action-order.ts';
import type { Action, ActionOf } from '../model/actions.ts';
import type { CertificateDesign } from '../model/certificate-design.ts';

/** The design of certificates that was saved last and not taken back; `actions` in order. Null where there is none. */
export function certificateDesignOf(actions: readonly Action[]): CertificateDesign | null {
  const undone = undoneTargets(actions);
  const last = actions.findLast(
    (action): action is ActionOf<'certificate.design'> =>
      action.type === 'certificate.design' && !isUndone(action, undone),
  );
  return last?.design ?? null;
}

/** A picture as base64, when all its parts are here; null otherwise. */
export function certificatePictureOf(actions: readonly Action[], picture: string): string | null {
  const parts = new Map<number, string>();
  let of = 0;
  for (const action of actions)
    if (action.type === 'certificate.picture' && action.picture === picture) {
      parts.set(action.part, action.data);
      of = action.parts;
    }
  if (of === 0 || parts.size < of) return null;
  return Array.from({ length: of }, (_, index) => parts.get(index + 1) ?? '').join('');
}
