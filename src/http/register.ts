import type { Context, Env, Hono } from 'hono';
import type { z } from 'zod';
import type { Answer, Asked, Call, Calls } from '../contract/calls/call.ts';
import { checkAnswer, checkProblems } from './check-answer.ts';
import { jsonBody, parsed } from './parsed.ts';

/** A shape as it may be sent: nobody changes it any more. */
type Unchanged<Shape> = Shape extends (infer Item)[]
  ? readonly Unchanged<Item>[]
  : Shape extends object
    ? { readonly [Key in keyof Shape]: Unchanged<Shape[Key]> }
    : Shape;

type JsonOf<C extends Call> = C['answer'] extends z.ZodType ? Unchanged<Answer<C>> : never;
/** Only what is not JSON, or has another status, is answered as a whole response. */
type ResponseOf<C extends Call> = C['answer'] extends z.ZodType
  ? C extends { others: object }
    ? Response
    : never
  : Response;

/** Answers one call. `asked` is what its schemas make of the request; `context` has headers, and bodies that are not JSON. */
export type Handler<C extends Call, E extends Env = Env> = (
  asked: Asked<C>,
  context: Context<E>,
) => JsonOf<C> | ResponseOf<C> | Promise<JsonOf<C> | ResponseOf<C>>;

/** A handler for each call of a table. */
export type Handlers<Table extends Calls, E extends Env = Env> = {
  readonly [Name in keyof Table]: Handler<Table[Name], E>;
};

type Keys<Shape> = Shape extends unknown ? keyof Shape : never;
type Field<Shape, Key extends PropertyKey> =
  Shape extends Readonly<Partial<Record<Key, infer Value>>> ? Value : never;

/** Names of fields that are sent and are not in the shape, at any depth: clients would never see them. */
type Surplus<Sent, Shape> = unknown extends Shape
  ? never
  : Sent extends string | number | boolean | null | undefined
    ? never
    : Sent extends readonly (infer Item)[]
      ? Surplus<Item, Extract<Shape, readonly unknown[]>[number]>
      : Sent extends Response
        ? never
        : | Exclude<keyof Sent, Keys<Shape>>
          | { [Key in keyof Sent & Keys<Shape>]: Surplus<Sent[Key], Field<Shape, Key>> }[keyof Sent &
              Keys<Shape>];

/** What handlers may not have: answers with fields that the table does not say. */
type NothingMore<Table extends Calls, H> = {
  readonly [Name in keyof Table & keyof H]: H[Name] extends (...asked: never[]) => infer Given
    ? [Surplus<Awaited<Given>, Answer<Table[Name]>>] extends [never]
      ? unknown
      : { 'not in the table': Surplus<Awaited<Given>, Answer<Table[Name]>> }
    : unknown;
};

/** How a server reads bodies and sends answers, where it does so in its own way. */
export interface Transfer {
  /** The parsed body of a call that has a schema for it. Throws {@link Refuse}. */
  body?: (context: Context, call: Call) => Promise<unknown>;
  /** Sends a JSON answer. */
  answer?: (context: Context, value: object, call: Call) => Response;
}

/**
 * Registers the calls of a table at a server: each with its method and path, its input parsed by its schemas and
 * refused with 400 where that fails, its answer sent as its kind says. Under tests (NODE_ENV `test`) each answer is
 * also compared with its schema, and each refusal with the codes that the table names; a difference is answered with 500.
 */
export function register<Table extends Calls, E extends Env, H extends Handlers<Table, E>>(
  app: Hono<E>,
  table: Table,
  handlers: H & NothingMore<Table, H>,
  { body = parsedBody, answer = (context, value) => context.json(value) }: Transfer = {},
): void {
  const isChecked = process.env['NODE_ENV'] === 'test';
  for (const [name, call] of Object.entries<Call>(table)) {
    const handler = handlers[name] as Handler<Call, E>;
    app.on(call.method, call.path, async (context) => {
      const asked = {
        ...(call.params === undefined ? {} : { params: parsed(call.params, context.req.param()) }),
        ...(call.query === undefined ? {} : { query: parsed(call.query, context.req.query()) }),
        ...(typeof call.body !== 'object' ? {} : { body: await body(context, call) }),
      };
      const handled = async () => handler(asked, context);
      const value = isChecked
        ? await handled().catch((error: unknown) => checkProblems(name, call, error))
        : await handled();
      if (isChecked) await checkAnswer(name, call, value);
      return value instanceof Response ? value : answer(context, value, call);
    });
  }
}

async function parsedBody(context: Context, { body }: Call): Promise<unknown> {
  return typeof body === 'object' ? parsed(body, await jsonBody(context)) : undefined;
}
