import type { WarningGroup } from '../../../contract/insight.ts';

/** What is shown already: with its gun, its chip, its mat. */
const shownElsewhere = ['wave-without-gun', 'unknown-at-finish', 'chips-ignored'];
const severities = ['wrong', 'doubtful', 'open'];

/** The warnings that get a card, those with false results first. */
export function shownWarnings(groups: readonly WarningGroup[]): WarningGroup[] {
  const rank = ({ severity }: WarningGroup) => severities.indexOf(severity);
  return groups
    .filter(({ code, count }) => count > 0 && !shownElsewhere.includes(code))
    .toSorted((one, other) => rank(one) - rank(other));
}
