import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReaderAddress, parseReaderAddress, type ReaderAddress } from './address.ts';

describe('a reader address', () => {
  it('has sensible defaults', () => {
    expect(parseReaderAddress('serial:/dev/ttyUSB0?point=finish')).toEqual({
      transport: 'serial',
      path: '/dev/ttyUSB0',
      baud: 115200,
      protocol: 'a0',
      point: 'finish',
      clock: null,
    });
    expect(parseReaderAddress('tcp:10.0.0.5:4001?protocol=a0&point=5k')).toMatchObject({
      host: '10.0.0.5',
      port: 4001,
    });
  });

  it.each([
    ['/dev/ttyUSB0', /not a reader address; write serial:/],
    ['serial:/dev/ttyUSB0', /at which timing point/],
    ['serial:COM3?point=finish&baud=fast', /baud is "fast"/],
    ['serial:COM3?point=finish&protocol=zz', /protocol "zz" is not known/],
    ['serial:COM3?point=finish&speed=3', /"speed" is not known/],
    ['serial:COM3?point=5k&point=finish', /"point" is there twice/],
    ['tcp:10.0.0.5?point=finish', /host and the port/],
    ['tcp:10.0.0.5:99999?point=finish', /port is "99999"/],
    ['serial:COM3?point=finish&clock=now', /clock is "now"/],
  ])('%s: says what is wrong', (text, message) => expect(() => parseReaderAddress(text)).toThrow(message));

  it('is readable where it carries a simulated clock', () => {
    const clock = [
      { from: 1000, race: 5000, rate: 1.5 },
      { from: 2000, race: 6500, rate: 10 },
    ];
    const address = {
      protocol: 'a0',
      point: 'finish',
      clock,
      transport: 'tcp',
      host: '::1',
      port: 4001,
    } as const;
    expect(formatReaderAddress(address)).toBe(
      'tcp:[::1]:4001?protocol=a0&point=finish&clock=1000:5000:1.5,2000:6500:10',
    );
  });

  it('is read back as it was written', () => {
    const name = fc.string({ minLength: 1, unit: fc.constantFrom(...'abcXYZ09._-/'.split('')) });
    const clock = fc.option(
      fc.array(fc.record({ from: fc.nat(), race: fc.nat(), rate: fc.integer({ min: 1, max: 500 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    );
    const common = { protocol: fc.constant('a0' as const), point: name, clock };
    const address: fc.Arbitrary<ReaderAddress> = fc.oneof(
      fc.record({
        ...common,
        transport: fc.constant('serial' as const),
        path: name,
        baud: fc.integer({ min: 1, max: 921_600 }),
      }),
      fc.record({
        ...common,
        transport: fc.constant('tcp' as const),
        host: fc.constantFrom('mat.local', '10.1.2.3', '::1'),
        port: fc.integer({ min: 1, max: 65_535 }),
      }),
    );
    fc.assert(
      fc.property(address, (one) => {
        expect(parseReaderAddress(formatReaderAddress(one))).toEqual(one);
      }),
    );
  });
});
