import { courseOf } from '../../timing/model/course.ts';
import { message, type Message } from '../../words/message.ts';
import type { Replayed } from './replay.ts';

/** Why a race has no finishers although its logs have reads at the finish; null where it has, or need not have. */
export function whyNoFinisher({ timing, leftOut }: Replayed): Message | null {
  const race = timing.races[0]?.race;
  const { finish, start } = race === undefined ? { finish: null, start: null } : courseOf(race);
  const { finished, inReview } = timing.counts();
  if (finish === null || finished + inReview > 0) return null;
  if (start !== null && start.names.some((name) => finish.names.includes(name))) return null;
  const chips = new Set<string>();
  let strange: string | null = null;
  for (const { point, chip } of timing.table.all()) {
    if (!finish.names.includes(point) || chip === null) continue;
    if (timing.entry(timing.bibOfChip(chip) ?? '') === undefined) strange = chip;
    else chips.add(chip);
  }
  if (chips.size > 0) return message('replay.no-finisher-but-chips', { count: chips.size });
  const atFinish = leftOut.filter(
    ({ reason, mat }) => reason !== 'unknown-mat' && finish.names.includes(mat),
  );
  const lost = atFinish.reduce((sum, { reads }) => sum + reads, 0);
  if (strange === null && lost > 0) return message('replay.no-finisher-left-out', { count: lost });
  return strange === null ? null : message('replay.no-finisher-strange', { chip: strange });
}
