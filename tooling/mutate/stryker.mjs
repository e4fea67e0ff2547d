/* Reads {path: text} of scripts, writes [{path, line, operator, start, end, replacement}], the mutants that Stryker's instrumenter
   finds in them. The instrumenter's module is the first argument. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , entry] = process.argv;
const load = (name) => import(pathToFileURL(createRequire(entry).resolve(name)));
const { createInstrumenter } = await import(pathToFileURL(entry));
const [{ commonTokens }, { createInjector }] = await Promise.all([load("@stryker-mutator/api/plugin"), load("typed-inject")]);

const silent = Object.fromEntries(["trace", "debug", "info", "warn", "error", "fatal"].map((level) => [level, () => {}]));
const logger = { ...silent, isTraceEnabled: () => false, isDebugEnabled: () => false, isInfoEnabled: () => false };
const injector = createInjector().provideValue(commonTokens.logger, logger);
// The words of messages are left alone.
const options = { plugins: null, excludedMutations: ["StringLiteral"], ignorers: [], noHeader: true };

const texts = JSON.parse(readFileSync(0, "utf8"));
const files = Object.entries(texts).map(([name, content]) => ({ name, content, mutate: true }));
const { mutants } = await injector.injectFunction(createInstrumenter).instrument(files, options);

function findOffset(text, { line, column }) {
  return text.split("\n").slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + column;
}

// In characters as Python counts them.
const countCharacters = (text, offset) => [...text.slice(0, offset)].length;

console.log(JSON.stringify(mutants.filter(({ status }) => status !== "Ignored").map(({ fileName, location, mutatorName, replacement }) => {
  const text = texts[fileName];
  const [start, end] = [location.start, location.end].map((place) => countCharacters(text, findOffset(text, place)));
  return { path: fileName, line: location.start.line + 1, operator: mutatorName, start, end, replacement };
})));
