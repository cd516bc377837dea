import { useEffect, useState } from 'react';
import type { Leaders } from '../../contract/feed.ts';
import type { RaceView } from '../../contract/rows.ts';
import { raceIn, useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { useFeed } from '../feed/store.ts';
import { raceOfTurn } from './race-of-turn.ts';

/** So long the boards and the clock show one race before the next, in milliseconds. */
const turnMs = 15_000;
const none: readonly Leaders[] = [];

/** The race of the boards and the clock: the chosen one; otherwise each in turn that has somebody to show. */
export function useShownRace(): RaceView | null {
  const event = useEvent();
  const chosen = useRaceChoice();
  const turn = useTurn();
  const leaders = useFeed((feed) => feed.sections?.leaders ?? none);
  if (chosen !== null) return raceIn(event, chosen);
  return raceOfTurn(event?.races ?? [], leaders, turn);
}

/** Grows by one at the same moments everywhere on the screen. */
function useTurn(): number {
  const turnNow = () => Math.floor(Date.now() / turnMs);
  const [turn, setTurn] = useState(turnNow);
  useEffect(() => {
    const timer = setInterval(() => setTurn(turnNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return turn;
}
