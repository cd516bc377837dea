import { Command } from 'commander';
import { stationCommand } from '../station/command.ts';
import { version } from '../contract/version.ts';
import { backupCommand } from './backup.ts';
import { certificatesCommand } from './certificates.ts';
import { decodeCommand } from './decode.ts';
import { endWithNpm } from './end-with-npm.ts';
import { detectCommand } from './detect.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { replayCommand } from './replay.ts';
import { monitorCommand } from './monitor.ts';
import { pdfCommand } from './pdf.ts';
import { portsCommand } from './ports.ts';
import { restoreCommand } from './restore.ts';
import { publishCommand } from './publish.ts';
import { run } from './run.ts';
import { serviceCommand } from './service.ts';
import { simulateCommand } from './simulate.ts';
import { tokenCommand } from './token.ts';
import { trackCommand } from './track.ts';
import { verifyCommand } from './verify.ts';

/** The command line: one file for each command. */
const program = new Command('goldline')
  // Of `service --data A` and `service admin --data B` each is its own.
  .enablePositionalOptions()
  .description('Race timing for road races.')
  .version(version)
  .addCommand(stationCommand((address) => console.log(`Goldline station ready: ${address}`)))
  .addCommand(portsCommand())
  .addCommand(detectCommand())
  .addCommand(monitorCommand())
  .addCommand(simulateCommand())
  .addCommand(serviceCommand())
  .addCommand(tokenCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(publishCommand())
  .addCommand(pdfCommand())
  .addCommand(certificatesCommand())
  .addCommand(verifyCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(explainCommand())
  .addCommand(decodeCommand())
  .addCommand(trackCommand())
  .addCommand(replayCommand());

endWithNpm();
await run(program);
