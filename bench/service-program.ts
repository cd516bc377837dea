import { startService } from '../src/service/service.ts';

export interface ServiceOpened {
  address: string;
  token: string;
}

/** A whole service on a data directory; ends when its parent lets go. */
const [dataDir = ''] = process.argv.slice(2);
const service = await startService({ port: 0, dataDir, screensDir: 'out/renderer', log: () => undefined });
const opened: ServiceOpened = { address: service.address, token: service.unusedToken };
process.send?.(opened);
process.on('disconnect', () => void service.stop().then(() => process.exit()));
