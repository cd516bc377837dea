import { answers as mylaps } from '../../readers/protocol/mylaps.ts';
import { answers as raceresult } from '../../readers/protocol/raceresult.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { PartnerClient, Talk } from './client.ts';
import { isNewChip as isNew, type ChipPassings } from './chip-passings.ts';
import type { HandedOn, HandedOnPassings } from './handed-on.ts';

/** In which of these ways a program takes passings. */
export const partnerDialects = ['ndjson', 'mylaps', 'raceresult'] as const;
export type PartnerDialect = (typeof partnerDialects)[number];

export interface DialectParts {
  passings: HandedOnPassings;
  chips: ChipPassings;
  /** The venue's IANA zone. */
  zone: () => string;
  now: () => Ms;
}

/** What is said to one program in a dialect. */
export function talkIn(dialect: PartnerDialect, parts: DialectParts): Talk {
  if (dialect === 'ndjson') return ndjson(parts);
  return dialect === 'mylaps' ? toolkit(parts) : decoder(parts);
}

/**
 * A line of JSON for each passing. The program may say `{"from":N}` at any time, and gets everything from that number on; one that
 * says nothing gets what is new. A later line with the same id replaces the one before.
 */
function ndjson({ passings }: DialectParts): Talk {
  const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
  return {
    waits: false,
    ends: /\r?\n/,
    hello: () => line({ goldline: 1, next: passings.last + 1 }),
    encode: (page) =>
      Buffer.concat(
        page.map((one) => {
          if ('gone' in one) return line(one);
          const { number, id, point, chip, bib, time, rssi, source } = one;
          return line({ number, id, point, chip, bib, time: new Date(time).toISOString(), rssi, source });
        }),
      ),
    hear: (text, client) => {
      const from = fromOf(text);
      if (from !== null) client.at = Math.min(from - 1, passings.last);
      return null;
    },
    alive: (client) => line({ alive: client.at }),
  };
}

function fromOf(text: string): number | null {
  try {
    const { from } = JSON.parse(text) as { from?: unknown };
    return typeof from === 'number' && Number.isSafeInteger(from) && from >= 1 ? from : null;
  } catch {
    return null;
  }
}

/** So many passings of MYLAPS' toolkit may wait for their acknowledgement. */
const openMax = 50;

/**
 * MYLAPS Timing & Scoring's toolkit: Goldline connects to the program, which answers each message with its number. What it did not
 * answer is said again when it is connected again. Chips that were read, once each, at the first moment.
 */
function toolkit({ zone }: DialectParts): Talk {
  /** In their order. */
  const open = new Set<number>();
  const message = ({ number, point, chip, first, rssi }: HandedOn) =>
    mylaps.passings(plain(point), number, [
      { chip: chip ?? '', local: localOfInstant(first, zone()), antenna: 1, rssi: Math.round(rssi ?? 0) },
    ]);
  const settle = (client: PartnerClient) => {
    const [oldest] = open;
    client.acknowledged = oldest === undefined ? client.at : oldest - 1;
    client.isWaiting = open.size >= openMax;
  };
  return {
    waits: true,
    ends: /\$/,
    hello: () => mylaps.pong('Goldline'),
    encode: (page, client) => {
      const chips = page.filter(isNew);
      for (const { number } of chips) open.add(number);
      settle(client);
      return Buffer.concat(chips.map(message));
    },
    hear: (text, client) => {
      const [, name = '', number = ''] = text.trim().split('@');
      if (name === 'AckPassing') {
        open.delete(Number(number));
        settle(client);
      }
      if (name === 'AckPong') client.isWaiting = open.size >= openMax;
      return name === 'Ping' ? mylaps.pingAnswer('Goldline') : null;
    },
    alive: () => mylaps.ping(),
  };
}

/** How a RACE RESULT decoder speaks that is in operation; what would change it is answered and does nothing. */
function decoder({ passings, chips, zone, now }: DialectParts): Talk {
  const localNow = () => localOfInstant(now(), zone());
  const line = (one: HandedOn, number: number, pushed: boolean) =>
    raceresult.passing(
      {
        number,
        chip: one.chip ?? '',
        local: localOfInstant(one.first, zone()),
        antenna: 1,
        rssi: Math.round(one.rssi ?? 0),
        file: fileNumber,
        box: plain(one.point),
      },
      pushed,
    );
  return {
    waits: true,
    ends: /\r?\n/,
    encode: (page) => {
      const first = page[0];
      if (first === undefined) return new Uint8Array(0);
      let number = chips.before(first.number);
      return Buffer.concat(page.filter(isNew).map((one) => line(one, (number += 1), true)));
    },
    hear: (text, client) => {
      const [word = '', ...fields] = text.trim().split(';');
      const range = /^(\d+):(\d+)$/.exec(word);
      if (range !== null) return fetched(Number(range[1]), Number(range[2]));
      switch (word) {
        case '':
          return null;
        case 'GETPROTOCOL':
          return raceresult.protocol('2.0', '2.0', '2.0');
        case 'GETSTATUS':
          return raceresult.status(localNow(), true, fileNumber);
        case 'GETTIME':
          return raceresult.time(localNow());
        case 'PASSINGS':
          return raceresult.passings(chips.count(), fileNumber);
        case 'SETPUSHPASSINGS':
          // Those before are fetched; one that is pushed already goes on where it is.
          if (client.isWaiting) client.at = passings.last;
          client.isWaiting = fields[0] !== '1';
          return raceresult.accepted(text.trim());
        default:
          return raceresult.accepted(text.trim());
      }
    },
  };

  function fetched(from: number, count: number): Uint8Array {
    const all = chips.count();
    if (from > all) return raceresult.only(all);
    const found = chips.from(from, Math.min(count, fetchedMax));
    const lines = found.map((one, index) => line(one, from + index, false));
    return Buffer.concat([...lines, raceresult.end()]);
  }
}

/** Without what these dialects put between two fields. */
const plain = (name: string) => name.replaceAll(/[@$|;\r\n]/g, ' ');

const fileNumber = 1;
const fetchedMax = 100;
