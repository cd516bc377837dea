import { randomInt } from 'node:crypto';
import { joinAlphabet, joinCodeLength, plainJoinCode, writtenJoinCode } from '../../contract/join.ts';
import type { OnlineRace } from '../../contract/online.ts';
import { isZone } from '../../contract/zone.ts';
import type { EventDefinition } from '../../timing/model/event.ts';
import { everyText } from '../../timing/model/local-text.ts';
import type { LocalText } from '../../timing/model/race.ts';
import { Refuse } from '../../http/refusal.ts';
import { message, type Message } from '../../words/message.ts';
import { hashOfSecret } from '../accounts/secret.ts';
import type { Db } from '../database/schema.ts';
import { onlineSite } from './definition.ts';
import { defineRaces, ensureSite } from './site.ts';

const dayMs = 86_400_000;
/** All of them are one line of the stream. */
const racesMax = 10;

/** An event as its online races are put into it: `known` is what laptops delivered of it. */
export interface EventOfRaces {
  id: string;
  name: LocalText;
  known: EventDefinition | undefined;
}

/** The online races of an event, in the order in which they were made. */
export async function racesOf(db: Db, event: string): Promise<OnlineRace[]> {
  const rows = await db
    .selectFrom('online_races')
    .select('settings')
    .where('event', '=', event)
    .orderBy('created')
    .orderBy('id')
    .execute();
  return rows.map(({ settings }) => JSON.parse(settings) as OnlineRace);
}

/** Throws {@link Refuse} 404 where there is none. */
export async function raceNamed(db: Db, event: string, id: string): Promise<OnlineRace> {
  const row = await db
    .selectFrom('online_races')
    .select('settings')
    .where('event', '=', event)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw Refuse.told(404, message('problems.race-unknown', { value: id }));
  return JSON.parse(row.settings) as OnlineRace;
}

/** Sets a race; one that is not there yet begins to be. Throws {@link Refuse} with what is wrong with the settings. */
export async function setRace(db: Db, event: EventOfRaces, race: OnlineRace): Promise<void> {
  const wrong = wrongIn(race, event.known);
  if (wrong !== null) throw Refuse.told(422, wrong);
  await db.transaction().execute(async (transaction) => {
    // One after the other: the definition has all races of the event.
    await transaction.selectFrom('events').select('id').where('id', '=', event.id).forUpdate().execute();
    await ensureSite(transaction, event.id);
    const others = (await racesOf(transaction, event.id)).filter(({ id }) => id !== race.id);
    if (others.length >= racesMax)
      throw Refuse.told(422, message('problems.online-race-refused_number', { max: racesMax }));
    await expectSameDistance(transaction, event.id, race);
    const settings = JSON.stringify(race);
    const delete_at = race.handInUntil + race.keepDays * dayMs;
    await transaction
      .insertInto('online_races')
      .values({ event: event.id, id: race.id, settings, delete_at, created: Date.now() })
      .onConflict((conflict) => conflict.columns(['event', 'id']).doUpdateSet({ settings, delete_at }))
      .execute();
    const [first, ...more] = await racesOf(transaction, event.id);
    await defineRaces(transaction, event, [first ?? race, ...more]);
  });
}

/** What is wrong with settings, in the words of a problem; null where nothing is. */
function wrongIn(race: OnlineRace, known: EventDefinition | undefined): Message | null {
  const { id, zone, entries, window, handInUntil } = race;
  if (known?.races.some((other) => other.id === id && other.kind !== 'online') === true)
    return message('problems.online-race-refused_race-taken', { value: id });
  if (known?.sites.some((site) => site.id === onlineSite && site.kind !== 'online') === true)
    return message('problems.online-race-refused_site-taken', { value: onlineSite });
  if (!everyText(race.name).some((text) => text.trim() !== ''))
    return message('problems.online-race-refused_name');
  if (!isZone(zone)) return message('problems.online-race-refused_zone', { value: zone });
  if (entries.from >= entries.to) return message('problems.online-race-refused_entries');
  if (window.from >= window.to) return message('problems.online-race-refused_window');
  if (entries.to > window.to) return message('problems.online-race-refused_entries-late');
  if (handInUntil < window.to) return message('problems.online-race-refused_hand-in');
  return null;
}

async function expectSameDistance(transaction: Db, event: string, race: OnlineRace): Promise<void> {
  const before = (await racesOf(transaction, event)).find(({ id }) => id === race.id);
  if (before === undefined || before.distance === race.distance) return;
  const accepted = await transaction
    .selectFrom('online_runs')
    .select('bib')
    .where('event', '=', event)
    .where('race', '=', race.id)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  if (accepted !== undefined)
    throw Refuse.told(422, message('problems.online-race-refused_distance', { value: before.distance }));
}

/** Makes entry codes, written as join codes are; they are kept nowhere. */
export async function makeCodes(db: Db, event: string, race: string, count: number): Promise<string[]> {
  const created = Date.now();
  const plain = Array.from({ length: count }, () =>
    Array.from({ length: joinCodeLength }, () => joinAlphabet[randomInt(joinAlphabet.length)]).join(''),
  );
  const rows = plain.map((code) => ({ event, race, hash: hashOfCode(event, code), created, bib: null }));
  await db.transaction().execute(async (transaction) => {
    for (let from = 0; from < rows.length; from += 1000)
      await transaction
        .insertInto('online_codes')
        .values(rows.slice(from, from + 1000))
        .execute();
  });
  return plain.map(writtenJoinCode);
}

/** What is kept of an entry code as it was typed; null where it cannot be one. */
export function codeKey(event: string, typed: string): string | null {
  const plain = plainJoinCode(typed);
  return plain === null ? null : hashOfCode(event, plain);
}

function hashOfCode(event: string, plain: string): string {
  return hashOfSecret(`entry ${event} ${plain}`);
}
