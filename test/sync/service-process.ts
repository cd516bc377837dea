import { startService } from '../../src/service/service.ts';

// A service in a process of its own, for tests that kill it. Says where it is in one line of JSON.
const { address, unusedToken } = await startService({
  port: 0,
  dataDir: process.argv[2],
  screensDir: 'no-screens',
  log: () => {},
});
console.log(JSON.stringify({ address, unusedToken }));
