import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** A part of a picture, which is the same wherever it comes from. */
export const certificatePicture: ActionRules<'certificate.picture'> = {
  ...besideTheRace,
  actId: ({ picture }) => picture,
};
