import type { Ms } from '../../timing/model/race.ts';
import { wallClock } from './lines.ts';

/** What a box wrote beside its reads, in the `.mrk` file of the same name. Wall clocks are as if they were UTC. */
export type Mark =
  /** Somebody pressed the button of the gun. */
  | { type: 'gun'; local: Ms }
  /** The box's clock was moved: what it showed before and after. */
  | { type: 'clock-change'; before: Ms; local: Ms }
  /** Anything else, such as a reader that was switched on. */
  | { type: 'mark'; name: string; local: Ms; text: string };

/** `box,number,name,reads so far,YYMMDDhhmmsscc,text`; null for any other line. */
export function readMark(text: string): Mark | null {
  const [, name = '', time = '', said = ''] =
    /^[0-9A-Z]{1,16},\d{1,9},([^,~]{1,40}),\d{1,9},(\d{14}),(.*)$/i.exec(text) ?? [];
  const local = stamp(time);
  if (local === null) return null;
  if (name === 'Gun') return { type: 'gun', local };
  const before = name === 'TimeChange' ? stamp(said) : null;
  return before === null
    ? { type: 'mark', name, local, text: said }
    : { type: 'clock-change', before, local };
}

/** `YYMMDDhhmmsscc`, hundredths at its end. */
function stamp(text: string): Ms | null {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, hundredths = 0] = parts
    .slice(1)
    .map(Number);
  return wallClock(2000 + year, month, day, hour, minute, second, hundredths * 10);
}
