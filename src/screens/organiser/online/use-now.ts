import { useEffect, useState } from 'react';

const stepMs = 10_000;

/** The moment, renewed every few seconds: for how long something has waited. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
