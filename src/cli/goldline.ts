import { Command } from 'commander';
import { stationCommand } from '../station/command.ts';
import { version } from '../station/version.ts';
import { endWithNpm } from './end-with-npm.ts';
import { exportCommand } from './export.ts';
import { run } from './run.ts';
import { serviceCommand } from './service.ts';
import { simulateCommand } from './simulate.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify.ts';

/** The command line: one file for each command. */
const program = new Command('goldline')
  .description('Race timing for road races.')
  .version(version)
  .addCommand(stationCommand((address) => console.log(`Goldline station ready: ${address}`)))
  .addCommand(simulateCommand())
  .addCommand(serviceCommand())
  .addCommand(tokenCommand())
  .addCommand(exportCommand())
  .addCommand(verifyCommand());

endWithNpm();
await run(program);
