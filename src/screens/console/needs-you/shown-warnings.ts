import type { WarningGroup } from '../../../contract/insight.ts';

/** What has a card of its own already: its gun, its chip. */
const shownElsewhere = ['wave-without-gun', 'unknown-at-finish'];
const severities = ['wrong', 'doubtful', 'open'];

/** The warnings that get a card, those with false results first. */
export function shownWarnings(groups: readonly WarningGroup[]): WarningGroup[] {
  const rank = ({ severity }: WarningGroup) => severities.indexOf(severity);
  return groups
    .filter(({ code, count }) => count > 0 && !shownElsewhere.includes(code))
    .toSorted((one, other) => rank(one) - rank(other));
}
