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

/** The OpenAPI 3.1 document of a server's calls. */
export function openApi(table: Calls, { problems, postHeaders = {}, ...info }: ServerInfo) {
  const headers = Object.entries(postHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, call] of Object.entries(table)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [call.method.toLowerCase()]: operation(name, call, problems, call.method === 'POST' ? headers : []),
    };
  }
  return { openapi: '3.1.0', info, paths, components: { schemas: { Refusal: schemaOf(refusalSchema) } } };
}

function operation(name: string, call: Call, everywhere: readonly string[], headers: readonly object[]) {
  const codes = [...(call.problems ?? []), ...everywhere].join(', ');
  const others = Object.entries(call.others ?? {}).map(([status, schema]) => [
    status,
    { description: 'Another outcome', ...(schema === null ? {} : { content: contentOf(schema, 'output') }) },
  ]);
  return {
    operationId: name,
    summary: call.about,
    parameters: [...parametersOf(call.params, 'path'), ...parametersOf(call.query, 'query'), ...headers],
    ...(call.body === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(call.body, 'input') } }),
    responses: {
      200: { description: 'Done', content: contentOf(call.answer, 'output') },
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
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
}

function contentOf(what: z.ZodType | Media, io: 'input' | 'output') {
  return typeof what === 'string'
    ? { [what]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(what, io) } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
