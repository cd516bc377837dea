import { formatReaderAddress } from '../../src/readers/address.ts';
import { encodeLine } from '../../src/readers/protocol/csv.ts';
import type { SimulatedClock } from '../../src/readers/simulated-clock.ts';
import type { Device, DeviceLine } from '../../src/simulator/device.ts';
import { openTcpPort } from '../../src/simulator/mat-port.ts';
import { VirtualMat } from '../../src/simulator/virtual-mat.ts';
import type { Ms } from '../../src/timing/model/race.ts';

/** A chip over a mat; `time` is an instant in race time. */
export interface ChipRead {
  chip: string;
  time: Ms;
}

/**
 * A virtual mat whose reader dates its reads to the millisecond, however late it sends them, so that results can be told
 * beforehand. `reads` in order of time; the address is for a station.
 */
export async function startExactMat(
  mat: string,
  reads: readonly ChipRead[],
  clock: SimulatedClock,
): Promise<{ mat: VirtualMat; address: string }> {
  const scheduled = reads.map(({ chip, time }) => ({
    time,
    antenna: 1,
    rssi: -55,
    truth: {
      bib: null,
      chip,
      point: mat,
      mat,
      time,
      reads: 1,
      firstRead: time,
      lastRead: time,
      sent: 0,
      firstSent: null,
      lastSent: null,
    },
  }));
  const virtual = await VirtualMat.start(
    () => openTcpPort(),
    clock,
    scheduled,
    (line) => exactDevice(line, reads),
  );
  const { place } = virtual;
  if (place.transport !== 'tcp') throw new Error('the mat is on a TCP port');
  return {
    mat: virtual,
    address: formatReaderAddress({ ...place, protocol: 'csv', point: mat, clock }),
  };
}

/** It hears its reads in their order; what nobody took yet is sent when a station connects. */
function exactDevice(line: DeviceLine, reads: readonly ChipRead[]): Device {
  let heard = 0;
  let sent = 0;
  const send = (point: string) => {
    for (const { chip, time } of reads.slice(sent, heard)) {
      if (!line.write(encodeLine({ time, chip, point, antenna: 1, rssi: -55 }))) return;
      sent += 1;
    }
  };
  let mat = '';
  return {
    connected: () => send(mat),
    obey: () => undefined,
    hear: ({ point }) => {
      mat = point;
      heard += 1;
      send(point);
      return true;
    },
    restart: () => undefined,
    stop: () => undefined,
  };
}
