import type { FindingView } from '../../../contract/online.ts';
import type { Message } from '../../../words/message.ts';

/** Sentences for a runner that fit what is still open; the first ones fit best. */
export function readyTexts(open: readonly FindingView[]): Message[] {
  const stretch = open.find(({ along }) => along !== null)?.along ?? null;
  const has = (...checks: string[]) => open.some(({ check }) => checks.includes(check));
  const km = (metres: number) => Number((metres / 1000).toFixed(1));
  return [
    ...(stretch === null
      ? []
      : [{ code: 'reviewReady.explain', params: { from: km(stretch.from), to: km(stretch.to) } }]),
    ...(has('copies', 'whereabouts') ? [{ code: 'reviewReady.own-file' }] : []),
    ...(has('distance', 'witnesses', 'one-run') ? [{ code: 'reviewReady.short' }] : []),
    ...(has('window', 'entered', 'future') ? [{ code: 'reviewReady.window' }] : []),
    { code: 'reviewReady.original-file' },
    { code: 'reviewReady.other-device' },
    { code: 'reviewReady.not-read' },
    { code: 'reviewReady.not-convinced' },
    { code: 'reviewReady.look-again' },
  ];
}
