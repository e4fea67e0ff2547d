/* All that turns text into a script or a document. The browser refuses it anywhere else, in libraries too: this
   module makes the only Trusted Types policy that the pages allow (exports/content_policy.py). What the policy
   trusts doesn't leave the module, and a browser without Trusted Types goes through the same checks. */

const NAME = "curso";
/** The folder of the site's files: every script is in a folder of it. */
export const assets = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const worker = new URL("../worker.js", assets).href;

const rules = {
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    if (!href.startsWith(assets) && href.split("?")[0] !== worker) throw new TypeError(`No es un guion del curso: ${href}`);
    return href;
  },
  createHTML: (text) => text, // only for documents where nothing runs: see below
};
const policy = globalThis.trustedTypes?.createPolicy(NAME, rules) ?? rules;

/** Have a script element load one of the site's files.
 * @type {(script: HTMLScriptElement, address: string) => void} */
export function setSource(script, address) {
  script.src = policy.createScriptURL(address);
}

/** Register the worker of a copy of the course (../worker.js).
 * @type {(address: string) => Promise<ServiceWorkerRegistration>} */
export const registerWorker = (address) => navigator.serviceWorker.register(policy.createScriptURL(address));

/** The first element of HTML that the build wrote. A reader's text must never be part of it: the page's policy would
 * stop its scripts, but not the rest.
 * @type {(html: string) => any} */
export function parseBuiltHtml(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content.firstElementChild;
}

/** An XML document, apart from the page.
 * @type {(xml: string) => XMLDocument} */
export const parseXml = (xml) => new DOMParser().parseFromString(policy.createHTML(xml), "application/xml");
