import type { HandedIn, OwnRun } from '../../../../contract/online.ts';
import type { Teller } from '../reader.ts';
import type { Telling } from './telling.ts';

/** What a runner has to do now, in one sentence. */
export function nextStep(run: OwnRun, { say }: Teller, telling: Telling): string {
  const { race, state, now, answerUntil, result } = run;
  const { moment, clock, length } = telling;
  const isLate = now > race.handInUntil;
  const until = moment(race.handInUntil);
  switch (state) {
    case 'entered':
      if (run.handedIn.some((one) => one.state === 'unreadable') && !isLate)
        return say('online.next.unreadable', { until });
      if (isLate) return say('online.next.closed', { until });
      if (silentPictures(run).length > 0) return say('online.next.figures');
      if (now < race.window.from) return say('online.next.early', { from: moment(race.window.from) });
      if (now > race.window.to) return say('online.next.handIn', { until });
      return say('online.next.run', { distance: length, to: moment(race.window.to) });
    case 'checking':
      return say('online.next.checking');
    case 'waits':
      if (run.words.at(-1)?.act === 'answer') return say('online.next.answered');
      return say(isOpen(run) ? 'online.next.waitsOpen' : 'online.next.waits');
    case 'second-look':
      return say('online.next.second');
    case 'asked': {
      const last = answerUntil ?? race.handInUntil;
      return say(now > last ? 'online.next.askedLate' : 'online.next.asked', { until: moment(last) });
    }
    case 'refused':
      return isLate ? say('online.next.refusedLate') : say('online.next.refused', { until });
    case 'accepted': {
      const time = clock(result?.seconds ?? 0);
      const place = result?.place ?? null;
      return place === null
        ? say('online.next.accepted', { time })
        : say('online.next.acceptedPlace', { time, place: String(place) });
    }
    case 'withdrawn':
      return say('online.next.withdrawn');
  }
}

/** Pictures of which nobody has typed what they show. */
export function silentPictures({ handedIn, race }: OwnRun): HandedIn[] {
  const isSilent = ({ kind, declared, state }: HandedIn) =>
    kind === 'picture' && declared === null && state !== 'deleted' && state !== 'receiving';
  return race.accepts.picture ? handedIn.filter(isSilent) : [];
}

/** Whether something of the chosen recording still asks for an explanation. */
export function isOpen({ handedIn, chosen }: OwnRun): boolean {
  const findings = handedIn.find(({ id }) => id === chosen)?.findings ?? [];
  return findings.some(({ answer, cleared }) => answer === 'review' && !cleared);
}

/** What may be done on the own page now. */
export function mayOf({ state, race, now, answerUntil }: OwnRun) {
  const isInTime = now <= (answerUntil ?? race.handInUntil);
  const isDecided = state === 'accepted' || state === 'withdrawn';
  // Who was asked may bring evidence with the answer, after the last day as well.
  const isOpen = now >= race.window.from && (now <= race.handInUntil || (state === 'asked' && isInTime));
  return {
    handIn: isOpen && !isDecided && state !== 'second-look',
    answer: state === 'waits' || (state === 'asked' && isInTime),
    appeal: state === 'refused' && (answerUntil === null || isInTime),
    withdraw: state !== 'withdrawn',
  };
}
