import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatReaderAddress,
  parseReaderAddress,
  type ReaderAddress,
  ReaderAddressError,
} from './address.ts';
import { messageText } from '../words/text.ts';

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

  it('names a port of ours that the reader connects to, a kind of reader, and a USB adapter', () => {
    expect(parseReaderAddress('tcp-listen:10000?point=finish')).toMatchObject({
      transport: 'tcp-listen',
      port: 10_000,
    });
    expect(parseReaderAddress('serial:COM7?point=finish&model=8&usb=FT4X1')).toMatchObject({
      path: 'COM7',
      model: '8',
      usb: 'FT4X1',
    });
  });

  it.each([
    ['/dev/ttyUSB0', /not a reader address; write serial:/],
    ['serial:/dev/ttyUSB0', /at which timing point/],
    ['serial:COM3?point=finish&baud=fast', /baud is "fast"/],
    ['serial:COM3?point=finish&protocol=zz', /protocol "zz" is not known/],
    ['serial:COM3?point=finish&speed=3', /"speed" is not known/],
    ['serial:COM3?point=finish&model=9', /has no model "9"; there is 4, 8, 1, session/],
    ['tcp-listen:port?point=finish', /port is "port"/],
    ['tcp:10.0.0.5:4001?point=finish&usb=A1', /"usb" is not known here/],
    ['file:log.bin?point=finish', /carry no time/],
    ['serial:COM3?point=5k&point=finish', /"point" is there twice/],
    ['tcp:10.0.0.5?point=finish', /host and the port/],
    ['tcp:10.0.0.5:99999?point=finish', /port is "99999"/],
    ['serial:COM3?point=finish&clock=now', /clock is "now"/],
  ])('%s: says what is wrong', (text, words) => expect(wrongIn(text)).toMatch(words));

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
    const zone = fc.option(fc.constantFrom('Europe/Amsterdam', 'America/Argentina/Ushuaia', 'UTC'), {
      nil: undefined,
    });
    const model = fc.option(fc.constantFrom('1', '8', 'session'), { nil: undefined });
    const address: fc.Arbitrary<ReaderAddress> = fc.oneof(
      fc.record({
        ...common,
        transport: fc.constant('serial' as const),
        path: name,
        baud: fc.integer({ min: 1, max: 921_600 }),
        usb: fc.option(name, { nil: undefined }),
        model,
        zone,
      }),
      fc.record({
        ...common,
        transport: fc.constant('tcp-listen' as const),
        port: fc.integer({ min: 1, max: 65_535 }),
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

function wrongIn(text: string): string {
  try {
    return formatReaderAddress(parseReaderAddress(text));
  } catch (error) {
    if (!(error instanceof ReaderAddressError)) throw error;
    return messageText('en', error.told);
  }
}
