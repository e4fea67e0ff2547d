/* Reads {chrome, pages: [{address, opens, types}]}, writes [{scores: {category: 0 to 1}, shift, faults: [text]}], one a page.

   A page with `opens` is examined once that selector has been clicked and `types` has been typed, as it is then: what it takes to
   load isn't measured again. The folder of npm's packages is the first argument. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder] = process.argv;
const load = (path) => import(pathToFileURL(join(folder, path)));
const { default: lighthouse, snapshot } = await load("lighthouse/core/index.js");
const { default: puppeteer } = await load("puppeteer-core/lib/puppeteer/puppeteer-core.js");

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const { chrome, pages } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: chrome, args: FLAGS });

async function examine({ address, opens, types }) {
  const page = await browser.newPage();
  try {
    if (!opens) return await lighthouse(address, { onlyCategories: CATEGORIES, logLevel: "silent" }, undefined, page);
    await page.goto(address, { waitUntil: "networkidle0" });
    await page.click(opens);
    await page.keyboard.type(types);
    await page.waitForNetworkIdle();
    return await snapshot(page, { flags: { onlyCategories: CATEGORIES.slice(1), logLevel: "silent" } });
  } finally {
    await page.close();
  }
}

function summarize({ lhr: { audits, categories, runtimeError } }) {
  if (runtimeError) throw new Error(runtimeError.message);
  const faults = Object.values(categories).flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${id} (${audits[id].displayValue ?? audits[id].title})`);
  const scores = Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score]));
  return { scores, shift: audits["cumulative-layout-shift"]?.numericValue ?? 0, faults };
}

const found = [];
for (const page of pages) found.push(summarize(await examine(page)));
await browser.close();
console.log(JSON.stringify(found));
