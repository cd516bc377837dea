import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import ts from 'typescript';

/** Parts whose messages are codes: what they tell is put into words by who shows it. */
const parts = ['readers', 'timing', 'station/sync', 'station/ingest'];

/** Words that nobody is told, and why they are there. */
const allowed: { why: string; words: string[] }[] = [
  {
    why: 'a mistake in the program itself: its words are for the log',
    words: ['a simulated clock needs at least one segment', ' is in a list without an entry'],
  },
  {
    why: 'given to serialport, which closes the port on it',
    words: ['the port is closed', 'the line was hung up'],
  },
  { why: 'a name under which a number is remembered', words: ['all reads came up to number'] },
  {
    why: 'the usual categories carry their names in three languages, as in a race file',
    words: ['Открытая группа'],
  },
];
const known = new Set(allowed.flatMap(({ words }) => words));

const files = parts
  .flatMap((part) => globSync(`src/${part}/**/*.ts`))
  .filter((file) => !/\.(test|fixture)\.ts$/.test(file));

it.each(files)('%s has no sentence for people', (file) => {
  const sentences = literalsOf(file).filter(
    (text) => /\p{L}{2}[,;:]? \p{L}{2}/u.test(text) && !known.has(text),
  );
  expect(sentences).toEqual([]);
});

/** The strings and the fixed pieces of templates that stand in a file, without imports. */
function literalsOf(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
