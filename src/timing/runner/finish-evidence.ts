import type { ChainRules, Crossing } from './chain.ts';
import type { Ms } from '../model/race.ts';
import { witnessOf } from './witnesses.ts';

/** Sightings of one crossing by several witnesses lie this close together. */
const oneCrossing: Ms = 3000;
/** The last leg may be so many times as fast as all before it; less where witnesses disagree about its end. */
const speedUp = { most: 2, inDispute: 1.6 };
/** Shorter last legs are sprints: they say nothing about the pace. */
const sprint = { metres: 1000, share: 0.1 };

/**
 * Whether more speaks against the finish of a chain than that there are other sightings at the finish line: the
 * last leg is out of all proportion to the pace before, or two witnesses that agree saw it at another time,
 * and none of those of this one saw that. `isLater`: the runner was heard at the finish before.
 */
export function contradicts(
  crossings: readonly Crossing[],
  finishes: readonly Crossing[],
  rules: ChainRules,
  isLater: boolean,
): boolean {
  const finish = crossings.at(-1);
  if (finish === undefined || finish.point !== finishes[0]?.point) return false;
  const groups = groupsOf(finishes);
  const own = groups.find((group) => group.includes(finish)) ?? [];
  const ownWitnesses = new Set(own.map(({ passing }) => witnessOf(passing)));
  const others = groups.filter((group) => group !== own);
  if (others.length === 0) return false;
  const disputing = others
    .map((group) => new Set(group.map(({ passing }) => witnessOf(passing))))
    .filter((witnesses) => [...witnesses].every((witness) => !ownWitnesses.has(witness)));
  const isOutvoted = disputing.some(({ size }) => size >= 2 && size > ownWitnesses.size);
  const isInDispute = !isLater && disputing.length > 0;
  return isOutvoted || speedUpOf(crossings, rules) > (isInDispute ? speedUp.inDispute : speedUp.most);
}

/** Sightings that lie close together, by time. */
function groupsOf(finishes: readonly Crossing[]): Crossing[][] {
  const groups: Crossing[][] = [];
  for (const one of finishes) {
    const group = groups.at(-1);
    if (group !== undefined && one.time - group[0]!.time <= oneCrossing) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** How many times as fast the last leg was as everything before it; 0 where that says nothing. */
function speedUpOf(crossings: readonly Crossing[], { from, fromDistance }: ChainRules): number {
  const [before, last] = [crossings.at(-2), crossings.at(-1)];
  if (before === undefined || last === undefined) return 0;
  const metres = last.point.distance - before.point.distance;
  if (metres < Math.max(sprint.metres, sprint.share * last.point.distance)) return 0;
  const paceBefore = (before.point.distance - fromDistance) / (before.time - from);
  return metres / (last.time - before.time) / paceBefore;
}
