import { withQuery } from '../../path.ts';

/** Which runs are looked at: it stands in the address, so that a run leads back to the same ones. */
export interface QueueQuery {
  state: string | null;
  q: string | null;
}

export const onlineAddress = (event: string) => `/organiser/${encodeURIComponent(event)}/online`;

export const raceAddress = (event: string, race: string) =>
  `${onlineAddress(event)}/${encodeURIComponent(race)}`;

export const queueAddress = (event: string, race: string, { state, q }: QueueQuery) =>
  withQuery(`${raceAddress(event, race)}/runs`, { state, q });

export const runAddress = (event: string, race: string, bib: string, { state, q }: QueueQuery) =>
  withQuery(`${raceAddress(event, race)}/runs/${encodeURIComponent(bib)}`, { state, q });

export const settingsAddress = (event: string, race: string) => `${raceAddress(event, race)}/settings`;
