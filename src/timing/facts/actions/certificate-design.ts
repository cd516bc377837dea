import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** What certificates look like: see {@link certificateDesignOf} in `views/certificate-design.ts`. The last one counts. */
export const certificateDesign: ActionRules<'certificate.design'> = besideTheRace;
