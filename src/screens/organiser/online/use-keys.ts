import { useEffect, useRef } from 'react';

/** Does something at single keys, while nobody types and no dialog is open. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (target.closest('input:not([type=checkbox]), textarea, select, [role=dialog]') !== null) return;
      // What has the focus does its own: a button is pressed by Enter.
      if (event.key === 'Enter' && target.closest('a, button, summary, input') !== null) return;
      const act = now.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
