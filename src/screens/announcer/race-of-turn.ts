import type { Leaders } from '../../contract/feed.ts';
import type { RaceView } from '../../contract/rows.ts';

/** Races that nobody has finished yet are passed over while another has finishers. */
export function raceOfTurn(
  races: readonly RaceView[],
  leaders: readonly Leaders[],
  turn: number,
): RaceView | null {
  const led = races.filter(({ id }) => leaders.some(({ race = id, rows }) => race === id && rows.length > 0));
  const shown = led.length === 0 ? races.slice(0, 1) : led;
  return shown[turn % shown.length] ?? null;
}
