import { actions } from './actions.ts';
import { commands } from './commands.ts';
import { devices } from './devices.ts';
import { fileReasons } from './file-reasons.ts';
import { headings } from './headings.ts';
import { keeping } from './keeping.ts';
import { onlineRuns } from './online.ts';
import { papers } from './paper.ts';
import { publicPages } from './pages.ts';
import { problems } from './problems.ts';
import { readers } from './readers.ts';
import { dressRehearsal } from './dress-rehearsal.ts';
import { results } from './results.ts';
import { service } from './service.ts';
import { terminal } from './terminal.ts';
import { trackChecks } from './track-checks.ts';
import { trackFiles } from './track-files.ts';
import { troubles } from './troubles.ts';
import { warnings } from './warnings.ts';

/** Russian. */
export const ru = {
  ...results,
  ...headings,
  ...papers,
  ...publicPages,
  ...onlineRuns,
  ...troubles,
  ...warnings,
  ...actions,
  ...problems,
  ...fileReasons,
  ...readers,
  ...trackChecks,
  ...trackFiles,
  ...devices,
  ...service,
  ...terminal,
  ...commands,
  ...keeping,
  dressRehearsal,
};
