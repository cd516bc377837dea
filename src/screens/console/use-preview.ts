import { useState } from 'react';
import type { Preview } from '../api/calls.ts';
import { attempt } from './attempt.ts';

/**
 * What the act of a dialog would change, once it was asked for, and a function that asks.
 * @param act what the dialog says now; a preview of something else it said before does not count
 */
export function usePreview(act: unknown): [Preview | null, (call: Promise<Preview>) => Promise<void>] {
  const asked = JSON.stringify(act);
  const [seen, setSeen] = useState<{ asked: string; preview: Preview } | null>(null);
  const ask = async (call: Promise<Preview>) => {
    const preview = await attempt(call);
    if (preview !== null) setSeen({ asked, preview });
  };
  return [seen?.asked === asked ? seen.preview : null, ask];
}
