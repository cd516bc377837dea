import { Command } from 'commander';
import { wrong } from '../station/command.ts';
import { message } from '../words/message.ts';
import { endWithNpm } from './end-with-npm.ts';
import { run } from './run.ts';
import { start } from './start/start.ts';

const program = new Command('npm start --')
  .description('Start Goldline: the station, and its console on the screen.')
  .option('--demo', 'a sample race on simulated mats, in a data directory of its own', false)
  .option('--speed <factor>', 'how many times faster than life the demo runs', speed, 10)
  .option('--port <number>', 'port of the console on this laptop; 0 takes any free one', '4600')
  .option('--data <dir>', "data directory (default: Goldline's own folder of this user)")
  .option('--no-open', 'open nothing: run the station and print its addresses')
  .action(start);

endWithNpm();
await run(program);

function speed(text: string): number {
  const factor = Number(text);
  if (!(factor > 0 && factor <= 10_000)) throw wrong(message('commandLine.above-0'));
  return factor;
}
