import { Command } from 'commander';
import { detectReader } from '../readers/detect.ts';

/** `goldline detect`: what reader is on this port? */
export function detectCommand(): Command {
  return new Command('detect')
    .description('Find out what reader is on a port: every protocol at every speed, until one answers.')
    .argument('<place>', 'serial port (such as /dev/ttyUSB0 or COM3), host, or host:port')
    .action(async (place: string) => {
      const { found, detail, tried } = await detectReader(place);
      if (found !== null) {
        console.log(found.title);
        console.log(`Connect it with --reader "${found.address}&point=<timing point>"`);
        return;
      }
      process.exitCode = 1;
      console.log(`${place}: ${detail ?? ''}`);
      if (tried.length > 0) console.log(`Tried ${tried.join(', ')}.`);
    });
}
