import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Calls } from '../../src/contract/calls/call.ts';
import { serviceCalls } from '../../src/contract/calls/service.ts';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { accountCalls } from '../../src/contract/calls/organiser.ts';
import { asOperator } from '../organisers/test-browser.ts';
import { startTestService } from '../sync/test-service.ts';
import { callOf, exampleCalls, playCall, type ExampleCall } from './example-calls.ts';
import { playAtStation } from './example-station.ts';
import { openApiSchema } from './openapi-schema.ts';

/** What a schema makes of JSON, as JSON. */
const written = (schema: z.ZodType, value: unknown): unknown =>
  JSON.parse(JSON.stringify(schema.parse(value)));

describe.each([
  ['station', stationCalls as Calls],
  ['service', serviceCalls as Calls],
] as const)('the calls of the %s', (server, table) => {
  const examples = exampleCalls(server);

  it('have an example each', () => {
    expect([...new Set(examples.map(({ call }) => call))].toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it.each(examples.map((example): [string, ExampleCall] => [example.call, example]))(
    '%s: the example is what the table says',
    (_name, example) => {
      const { params, query, body, answer } = callOf(table, example);
      params?.parse(example.params);
      query?.parse(example.query ?? {});
      if (typeof body === 'object') body.parse(example.body);
      if (typeof answer === 'object') expect(written(answer, example.answer)).toEqual(example.answer);
      else expect(example.answer).toBeTypeOf('string');
    },
  );

  it('have each a path of its own', () => {
    const all = Object.values(table).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(all).size).toBe(all.length);
  });
});

it('an entry is shown when its race definition was taken back: it has no result then', () => {
  const last = exampleCalls('station').findLast(({ call }) => call === 'entry');
  expect(last?.answer).toMatchObject({ person: { bib: '1' }, result: null });
  expect(stationCalls.entry.answer.parse(last?.answer).result).toBeNull();
});

it('a station answers each example call as the table says, and its OpenAPI document describes them', async () => {
  const answered = new Set<string>();
  for await (const { played, refused, ...example } of playAtStation()) {
    answered.add(example.call);
    expect([example.call, played]).toEqual([example.call, expectedOf(stationCalls, example, refused)]);
    if (example.call === 'openapi') checkDocument('station', stationCalls, played.answer);
  }
  expect([...answered].toSorted()).toEqual(Object.keys(stationCalls).toSorted());
});

it('the service answers each example call as the table says, and its OpenAPI document describes them', async () => {
  const service = await startTestService();
  try {
    const operator = await asOperator(
      () => service.address,
      service.dataDir,
      'Examples',
      'an example password',
    );
    const places: Record<string, string> = {};
    for (const example of exampleCalls('service')) {
      const headers = {
        Authorization: `Bearer ${service.unusedToken}`,
        Cookie: operator.cookie ?? '',
        'Sec-Fetch-Site': 'same-origin',
      };
      const play = async () => {
        const played = await playCall(service.address, serviceCalls, example, { headers, places });
        Object.assign(places, placesIn(played.answer));
        // Who signs in has another session from then on.
        if (['signIn', 'takeLink', 'changePassword'].includes(example.call))
          await operator.ask(accountCalls.signIn, { body: examplesSignIn });
        return played;
      };
      // What stations hand over is in the results a little later.
      await expect.poll(play).toEqual(expectedOf(serviceCalls, example));
      if (example.call === 'openapi') checkDocument('service', serviceCalls, (await play()).answer);
    }
  } finally {
    await service.remove();
  }
});

const examplesSignIn = { name: 'Examples', password: 'an example password' };

/** What later examples name: a link, a join code, the account of the first member, a run and what was handed in for it. */
function placesIn(answer: unknown): Record<string, string> {
  if (typeof answer === 'string') return {};
  const { link, code, members, run, bib, kind, id } = answer as {
    link?: string;
    code?: string;
    members?: { id: string }[];
    run?: string;
    bib?: string;
    kind?: string;
    id?: string;
  };
  return {
    ...(run === undefined || bib === undefined ? {} : { run, bib }),
    ...(kind === 'recording' && id !== undefined ? { file: id } : {}),
    ...(link === undefined ? {} : { link }),
    ...(code === undefined ? {} : { code }),
    ...(members?.[0] === undefined ? {} : { account: members[0].id }),
  };
}

/** The status and kind of an answer that fits the table; that JSON fits its schema the server itself checks under tests. */
function expectedOf(table: Calls, example: ExampleCall, refused?: string): unknown {
  const { answer } = callOf(table, example);
  if (refused !== undefined)
    return {
      status: 422,
      type: 'application/json',
      answer: { problems: [expect.objectContaining({ code: refused })] },
    };
  const type = typeof answer === 'string' ? answer : 'application/json';
  const like = Array.isArray(example.answer) || typeof example.answer === 'object' ? Object : String;
  return { status: 200, type: expect.stringContaining(type), answer: expect.any(like) };
}

/** Checks the document against the rules of OpenAPI, its calls against the table, and the examples against its schemas. */
function checkDocument(server: 'station' | 'service', table: Calls, json: unknown): void {
  const { paths } = openApiSchema.parse(json);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const described = operations.map(({ path, method, operationId }) => [
    operationId,
    `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
  ]);
  const known = Object.entries(table).map(([name, { method, path }]) => [name, `${method} ${path}`]);
  expect(Object.fromEntries(described)).toEqual(Object.fromEntries(known));
  for (const { path, operationId, parameters, responses } of operations) {
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
    expect([path, inPath]).toEqual([path, path.match(/\{\w+\}/g) ?? []]);
    const schema = responses['200']?.content?.['application/json']?.schema;
    if (schema === undefined) continue;
    const fits = z.fromJSONSchema(schema);
    for (const { call, answer } of exampleCalls(server))
      if (call === operationId) expect([call, fits.safeParse(answer).error]).toEqual([call, undefined]);
  }
}
