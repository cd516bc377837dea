import type { OnlineRace } from '../../../../contract/online.ts';
import type { Ms } from '../../../../timing/model/race.ts';
import { paceText, type Teller } from '../reader.ts';

/** How an online race tells moments, distances and times. */
export function tellingOf(race: Pick<OnlineRace, 'zone' | 'distance'>, { language, number, time }: Teller) {
  const moments = new Intl.DateTimeFormat(language, {
    timeZone: race.zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const days = new Intl.DateTimeFormat(language, { timeZone: race.zone, dateStyle: 'long' });
  // Russian formats end years with an abbreviation, which no sentence of these pages needs.
  const plain = (formatted: string) => formatted.replace(/\s?г\.(?=\s|$)/, '');
  return {
    /** Day and time of day in the race's zone. */
    moment: (instant: Ms) => plain(moments.format(instant)),
    dayOf: (instant: Ms) => plain(days.format(instant)),
    km: (metres: number) => number(metres / 1000),
    /** Kilometres to 10 m, as distances are measured. */
    fineKm: (metres: number) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(
        metres / 1000,
      ),
    /** `3:45:10`; a part of a second is another second, as results are rounded. */
    clock: (seconds: number) => time(Math.ceil(seconds) * 1000, 1000),
    pace: (seconds: number, metres: number) => paceText(seconds * 1000, metres),
    /** What the race is long. */
    length: fullKm(race.distance, language),
  };
}

export type Telling = ReturnType<typeof tellingOf>;

/** A marathon is 42.195 km to the metre. */
function fullKm(metres: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(metres / 1000);
}
