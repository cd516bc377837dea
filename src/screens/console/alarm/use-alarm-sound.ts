import { useEffect, useState } from 'react';
import { heardAlarms, useQuiet } from './alarm-quiet.ts';
import { soundAlarm } from './alarm-sound.ts';

/** The alarm sounds this often until somebody quiets it. */
const everyMs = 3000;

/** Sounds while one of these alarms is to be heard. `blocked`: the browser waits for a click first. */
export function useAlarmSound(keys: readonly string[]): { blocked: boolean; quiet: boolean } {
  const until = useQuiet();
  const [blocked, setBlocked] = useState(false);
  const [quiet, setQuiet] = useState(false);
  const text = keys.join('\n');
  useEffect(() => {
    if (text === '') return undefined;
    const sound = () => {
      const isQuiet = heardAlarms(text.split('\n'), until, performance.now()).length === 0;
      setQuiet(isQuiet);
      if (isQuiet) return;
      soundAlarm().then(
        (sounded) => setBlocked(!sounded),
        () => setBlocked(true),
      );
    };
    sound();
    const timer = setInterval(sound, everyMs);
    return () => clearInterval(timer);
  }, [text, until]);
  return { blocked, quiet };
}
