import { useState } from 'react';
import type { GunView } from '../../../contract/rows.ts';
import { useZone } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { useConsole } from '../console-state.ts';
import { firedGuns, gunShown } from '../header/guns-shown.ts';
import type { BibOwner } from '../use-bib.ts';
import { meaningsOf, type MeantTime } from './typed-time.ts';

const noGuns: readonly GunView[] = [];

/** What the time in the line means, which of its meanings is chosen, and how another is. */
export interface TypedTime {
  meanings: readonly MeantTime[];
  /** Null while there are two and nobody has chosen. */
  chosen: number | null;
  choose: (step: 1 | -1) => void;
}

/** The meanings of a typed time: a race time counts from the runner's own gun, without a bib from the clock's. */
export function useTypedTime(text: string | null, bib: string | null, owner: BibOwner): TypedTime {
  const [choice, setChoice] = useState<{ text: string | null; index: number }>({ text: null, index: 0 });
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const clockWave = useConsole((state) => state.clockWave);
  const race = useRaceChoice();
  const zone = useZone();
  const now = useStationNow();
  const clockGun = gunShown(firedGuns(guns), clockWave, race)?.gun ?? null;
  const ownGun = owner.state === 'known' ? owner.gun : null;
  const gun = bib === null ? clockGun : ownGun;
  const meanings = text === null || now === null ? [] : meaningsOf(text, { gun, zone, now });
  const isChosen = choice.text === text && choice.index < meanings.length;
  const chosen = isChosen ? choice.index : meanings.length === 1 ? 0 : null;
  return {
    meanings,
    chosen,
    choose: (step) => {
      const from = chosen ?? (step === 1 ? -1 : meanings.length);
      setChoice({ text, index: Math.min(Math.max(from + step, 0), Math.max(meanings.length - 1, 0)) });
    },
  };
}
