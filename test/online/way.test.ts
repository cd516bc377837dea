import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCalls } from '../../src/contract/calls/online.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { gpxOf, tcxOf } from '../tracks/generator/write-xml.ts';
import { zipOf } from '../tracks/generator/write-zip.ts';
import { event, organise, publicRows, recordingOf, Runner, type Organisers } from './test-race.ts';

let service: TestService;
let organisers: Organisers;
const address = () => service.address;

beforeAll(async () => {
  service = await startTestService();
  organisers = await organise(service, address);
});
afterAll(() => service.remove());

const early = Date.now() - 5000;

describe('from entry to a row in the results', () => {
  it('a FIT recording that passes everything is accepted by itself', async () => {
    const runner = await Runner.enter(address, { name: 'Анна Петрова', latinName: 'Anna Petrova' });
    const own = await runner.own();
    expect(own).toMatchObject({ state: 'entered', bib: runner.bib, handedIn: [], result: null });
    await runner.handIn('run.fit', fitOf(recordingOf(4)));
    const settled = await runner.settled();
    console.log(
      settled.state,
      settled.handedIn[0]?.findings.filter((f) => f.answer !== 'pass'),
      settled.handedIn[0]?.told,
      settled.words,
      service.logged,
    );
    expect(settled.state).toBe('accepted');
  });
});
void [gzipSync, runCalls, gpxOf, tcxOf, zipOf, early, event, publicRows, organisers];
