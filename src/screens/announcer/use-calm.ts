import { useEffect, useRef, useState } from 'react';

/** The value, renewed at most once in `pause` milliseconds: what comes faster is shown together. */
export function useCalm<Value>(value: Value, pause: number): Value {
  const [shown, setShown] = useState(value);
  const changed = useRef(-Infinity);
  useEffect(() => {
    const show = () => {
      changed.current = performance.now();
      setShown(() => value);
    };
    const timer = setTimeout(show, Math.max(0, changed.current + pause - performance.now()));
    return () => clearTimeout(timer);
  }, [value, pause]);
  return shown;
}
