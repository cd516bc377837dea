import { z } from 'zod';

/** What OpenAPI 3.1 asks of a document, as far as ours goes: https://spec.openapis.org/oas/v3.1.0 */
const jsonSchema = z.record(z.string(), z.unknown());
const content = z.record(z.string().regex(/^\w+\/[\w.+-]+$/), z.strictObject({ schema: jsonSchema }));

const operation = z.strictObject({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  parameters: z.array(
    z
      .strictObject({
        name: z.string().min(1),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        description: z.string().optional(),
        schema: jsonSchema,
      })
      .refine(
        (parameter) => parameter.in !== 'path' || parameter.required,
        'parameters of a path are required',
      ),
  ),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
});

export const openApiSchema = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1), description: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put']), operation)),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), jsonSchema) }),
});
