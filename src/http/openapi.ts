import { z } from 'zod';
import type { Call, Calls, Media } from '../contract/calls/call.ts';
import { refusalSchema } from '../contract/problem.ts';

/** What the document says of the server as a whole. */
export interface ServerInfo {
  title: string;
  version: string;
  description: string;
  /** Codes of problems that any call may be refused with. */
  problems: readonly string[];
  /** Headers that may go with each call that does something (POST), and what they say. */
  postHeaders?: Readonly<Record<string, string>>;
}

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  /** By path, and there by method. */
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}

/** Makes the OpenAPI 3.1 document of a server's calls, with a pause after each: all of them take tens of milliseconds. */
export function* openApi(
  table: Calls,
  { problems, postHeaders = {}, ...info }: ServerInfo,
): Generator<undefined, OpenApi, undefined> {
  const headers = Object.entries(postHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  const paths: OpenApi['paths'] = {};
  for (const [name, call] of Object.entries(table)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [call.method.toLowerCase()]: operation(name, call, problems, call.method === 'POST' ? headers : []),
    };
    yield;
  }
  return { openapi: '3.1.0', info, paths, components: { schemas: { Refusal: schemaOf(refusalSchema) } } };
}

function operation(name: string, call: Call, everywhere: readonly string[], headers: readonly object[]) {
  const codes = [...(call.problems ?? []), ...everywhere].join(', ');
  const others = Object.entries(call.others ?? {}).map(([status, schema]) => [
    status,
    { description: 'Another outcome', ...(schema === null ? {} : { content: contentOf(schema) }) },
  ]);
  return {
    operationId: name,
    summary: call.about,
    parameters: [...parametersOf(call.params, 'path'), ...parametersOf(call.query, 'query'), ...headers],
    ...(call.body === undefined ? {} : { requestBody: { required: true, content: contentOf(call.body) } }),
    responses: {
      200: { description: 'Done', content: contentOf(call.answer) },
      ...Object.fromEntries(others),
      default: {
        description: `Refused; the problems say why: ${codes}`,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query') {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
}

function contentOf(what: z.ZodType | Media) {
  return typeof what === 'string'
    ? { [what]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(what) } };
}

/** Of what is sent, not of what a schema makes of it; an answer may have further fields in a newer version. */
function schemaOf(schema: z.ZodType) {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}
