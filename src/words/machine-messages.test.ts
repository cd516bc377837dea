import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import ts from 'typescript';

/** Parts whose messages are codes: what they tell is put into words by who shows it. */
const parts = ['readers', 'timing', 'tracks', 'station', 'service/database', 'http', 'uploads', 'cli'];

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
    why: 'made into keys, or said by machines to machines',
    words: [
      'journal copy',
      'goldline pairing 2',
      'goldline secret of a pair',
      'goldline stations that are not paired',
    ],
  },
  {
    why: 'programs wait for this line, and take the address from it',
    words: ['Goldline station ready: ', 'Goldline service ready: ', 'goldline station --follow '],
  },
  {
    why: 'what the package that reads FIT files says of one',
    words: ['File CRC mismatch', 'Header CRC mismatch', 'File data exceeds input length', 'File CRC missing'],
  },
  { why: 'told to who builds Goldline', words: ['The screens are not built: run "npm run build" once.'] },
  {
    why: 'a log of the server, for who runs it',
    words: ['PostgreSQL of ', 'a connection to the database broke: '],
  },
  {
    why: 'names of programs, folders and kinds',
    words: ['npm start --', 'Application Support', 'out of reach', 'pid eq '],
  },
  { why: 'types, which nobody sees', words: ['not in the table'] },
  {
    why: 'the document of the calls is English, as its names are',
    words: [
      'Another outcome',
      'Refused; the problems say why: ',
      'Goldline station',
      "The act's own id, a UUID made where the key was pressed: it becomes the action's id.",
      'The station that the act was done at; another one refuses it.',
      'Which console it comes from: one browser keeps one id.',
      'Who works at that console, percent-encoded: the log shows the name.',
      'The calls of the laptop at the finish line, open to that laptop alone.',
      'another order',
    ],
  },
  {
    why: 'the help of the command line is English, as its options are',
    words: [
      'encoding of the start list, such as windows-1252; found out where not given',
      'the site of the event, where it has several',
      'a number of the Global Calendar',
    ],
  },
  {
    why: 'what programs may send with a call; people get the text of the code',
    words: [
      ' is bib ',
      " would be nobody's, but bib ",
      '; list it beside the others, or say takeFrom "',
      '" takes it from them all the same; with "from" only what is read from that moment on becomes bib ',
      'an entry takes no chip from another: give the chip by itself, which says what changes',
      'who finished by it in ',
      'who was not seen by it yet',
      'who was seen by it ',
    ],
  },
  {
    why: 'the usual categories carry their names in three languages, as in a race file',
    words: ['Открытая группа'],
  },
];
const known = new Set(allowed.flatMap(({ words }) => words));

const files = parts
  .flatMap((part) => globSync(`src/${part}/**/*.ts`))
  .filter((file) => !/\.(test|fixture)\.ts$/.test(file));

/** SQL, and heads of HTTP. */
const machines =
  /^\s*((select|insert|create|alter|null as|from|http\/|text\/|get \/)\b|(host|accept|authorization):)|content-type:|connection:|filename=/i;

it.each(files)('%s has no sentence for people', (file) => {
  const sentences = literalsOf(file).filter(
    (text) => /\p{L}{2}[,;:]? \p{L}{2}/u.test(text) && !known.has(text) && !machines.test(text),
  );
  expect(sentences).toEqual([]);
});

/** Calls whose texts are for the machine, or for the help of the command line, which is English as its options are. */
const unsaid = /^(prepare|exec|pragma|sql|description|option|requiredOption|argument|addHelpText)$/;
/** Errors of the program itself: their words are for the log. */
const faults = /^(Error|RangeError|Option)$/;

/** The strings and the fixed pieces of templates in a file that may be said to somebody. */
function literalsOf(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isNewExpression(node) && faults.test(node.expression.getText(source))) return;
    if (ts.isTaggedTemplateExpression(node) && unsaid.test(node.tag.getText(source))) return;
    if (ts.isCallExpression(node) && unsaid.test(nameOf(node.expression))) {
      visit(node.expression);
      for (const each of node.arguments) if (!isText(each)) visit(each);
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const nameOf = (called: ts.Expression) => (ts.isPropertyAccessExpression(called) ? called.name.text : '');
const isText = (node: ts.Node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
