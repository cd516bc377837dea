import type { z } from 'zod';
import type { localTextSchema } from '../../../contract/rows.ts';
import { clockText, localText } from '../../../files/csv-text.ts';
import { listName } from '../../../files/list-names.ts';
import type { Language, Ms, TimingPoint } from '../../../timing/model/race.ts';
import type { Params, TextCode } from '../../../words/message.ts';
import { text } from '../../../words/text.ts';
import type { ListId, RaceResults } from '../../../timing/timing.ts';

type LocalText = z.infer<typeof localTextSchema>;

/** Whoever reads a page: the language, and how the pages' addresses say so. */
export interface Reader {
  language: Language;
  /** Whether the address names the language: links then go on naming it. */
  chosen: boolean;
  /** Whether the page stands within another site's. */
  embedded: boolean;
}

/** How a reader is told names, numbers and times. */
export function tellerOf(reader: Reader) {
  const { language } = reader;
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const name = (local: LocalText | undefined, otherwise = '') => localText(local, language) ?? otherwise;
  return {
    ...reader,
    name,
    say: <Code extends TextCode>(code: Code, ...params: Params<Code>) => text(language, code, ...params),
    number: (value: number) => numbers.format(value),
    day: (date: string) => days.format(Date.parse(date)),
    /** The time of day at the venue; with the day, where that is not the one given. */
    clock: (instant: Ms, zone: string, date: string) => {
      const isThatDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant) === date;
      return new Intl.DateTimeFormat(language, {
        timeZone: zone,
        ...(isThatDay ? {} : { year: 'numeric', month: 'short', day: 'numeric' }),
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      }).format(instant);
    },
    time: (ms: Ms | null, unit: Ms | undefined) => clockText(ms, unit ?? 1000),
    point: ({ name: own, kind, distance }: TimingPoint) => {
      if (own !== undefined) return name(own);
      if (kind !== 'split') return text(language, `pages.${kind}`);
      return text(language, 'pages.km', { distance: numbers.format(distance / 1000) });
    },
    list: (results: RaceResults, id: ListId) => {
      const definition = results.listDefinition(id);
      return definition === undefined
        ? text(language, 'heading.overall')
        : listName(id, definition, results.race, language);
    },
    /** An address of this site, with a query: what is empty is left out. */
    link: (path: string, query: Record<string, string | null> = {}) => {
      const all: [string, string | null][] = [
        ...Object.entries(query),
        ['lang', reader.chosen ? language : null],
      ];
      const given = all.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
      const search = new URLSearchParams(given).toString();
      return `${reader.embedded ? '/embed' : ''}${path}${search === '' ? '' : `?${search}`}`;
    },
  };
}

export type Teller = ReturnType<typeof tellerOf>;

/** Minutes and seconds for each kilometre, `4:37`; empty where the way or the time is nothing. */
export function paceText(ms: Ms, metres: number): string {
  if (ms <= 0 || metres <= 0) return '';
  const seconds = Math.round(ms / metres);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Address of an event's page, and of what is in it. */
export function addressOf(event: string, ...parts: string[]): string {
  return ['', 'events', event, ...parts].map(encodeURIComponent).join('/');
}
