import { errorText } from '../../src/station/process/terminal.ts';
import { Station } from '../../src/station/station.ts';

/** A station and nothing else, quick to start: data directory, reader, folder of the second copy or `-`. */
const [dataDir = '', reader = '', copy = '-'] = process.argv.slice(2);
const station = await Station.start({
  dataDir,
  port: 0,
  screens: '.',
  sync: null,
  ...(copy === '-' ? {} : { copy }),
});
station.readers.connect(reader);
process.on('SIGTERM', () => {
  void station.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.log(errorText(error) ?? (error as Error).message);
      process.exit(70);
    },
  );
});
console.log(`ready ${station.address}`);
