import { expect, it } from 'vitest';
import { openTcpPort } from '../../src/simulator/mat-port.ts';
import { passingChips } from '../../src/simulator/passing-chips.fixture.ts';
import { VirtualMat } from '../../src/simulator/virtual-mat.ts';
import { goldline } from '../support/processes.ts';

it('goldline detect finds a reader, and goldline monitor shows what it reads', async () => {
  const mat = await VirtualMat.start(
    () => openTcpPort(),
    [{ from: 0, race: 0, rate: 1 }],
    passingChips(1500, 30),
  );
  try {
    const place = mat.place.transport === 'tcp' ? `127.0.0.1:${mat.place.port}` : '';
    await using detect = goldline('detect', place);
    const [, address = ''] = await detect.line(/^Connect it with --reader "(\S+)&point=<timing point>"$/);
    expect(await detect.ended()).toEqual({ code: 0, signal: null });
    expect(address).toBe(`tcp:${place}?protocol=a0`);
    await using monitor = goldline('monitor', address);
    await monitor.line(/^\* reading, firmware 1\.9$/);
    await monitor.line(/^\S+Z {2}E2[0-9A-F]{22} {2}antenna [12] {2}-50 dBm$/);
    expect(await monitor.stop('SIGINT')).toEqual({ code: 0, signal: null });
  } finally {
    await mat.stop();
  }
});
