/* What a student has in this browser and the LMS doesn't keep: the plan, texts, the test in progress. When someone else
   opens the course it is erased, so it is also kept here, encrypted (AES-GCM) with a key that only the student's own
   record in the LMS has. Where there is no cryptography (a page without https) nothing is kept. */

import { isReading, isRecord, mergeStates, parseState } from "../../../docs/assets/js/core/state.js";
import { isObject } from "../../../docs/assets/js/core/values.js";

/** @typedef {Record<string, string>} Things texts by their key in the browser's storage */
/** @typedef {{ answers: string, plan: string }} Keys */

const KEY_BYTES = 16;
const NONCE_BYTES = 12;

/** @type {(bytes: Uint8Array) => string} */
const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
/** @type {(text: string) => Uint8Array<ArrayBuffer>} */
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** @type {() => boolean} */
export const canLock = () => Boolean(globalThis.crypto?.subtle && globalThis.CompressionStream);

/** A new key, as 22 characters.
 * @type {() => string} */
export const makeKey = () => toText(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

/** @type {(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) => Promise<ArrayBuffer>} */
const pipe = (bytes, through) => new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer();

/** @type {(key: string) => Promise<CryptoKey>} */
const importKey = (key) => crypto.subtle.importKey("raw", toBytes(key), "AES-GCM", false, ["encrypt", "decrypt"]);

/** @type {(things: Things, key: string) => Promise<string>} */
export async function lock(things, key) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = await pipe(new TextEncoder().encode(JSON.stringify(things)), new CompressionStream("gzip"));
  const hidden = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await importKey(key), plain));
  return `${toText(nonce)}.${toText(hidden)}`;
}

/** What was locked; null if it is another key's or damaged.
 * @type {(text: string, key: string) => Promise<Things | null>} */
export async function unlock(text, key) {
  try {
    const [nonce, hidden] = text.split(".").map(toBytes);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await importKey(key), hidden);
    const things = JSON.parse(new TextDecoder().decode(await pipe(new Uint8Array(plain), new DecompressionStream("gzip"))));
    return isObject(things) && Object.values(things).every((thing) => typeof thing === "string") ? things : null;
  } catch {
    return null;
  }
}

/** The plan with the later of each field's two values.
 * @type {(mine: string | undefined, theirs: string | undefined) => string | undefined} */
export function mergePlans(mine, theirs) {
  try {
    const [one, other] = [mine, theirs].map((text) => JSON.parse(String(text)));
    if (!isObject(one.fields) || !isObject(other.fields)) return mine ?? theirs;
    const fields = { ...other.fields, ...one.fields };
    for (const [id, field] of Object.entries(other.fields)) if (field.at > (fields[id].at ?? "")) fields[id] = field;
    return JSON.stringify({ ...one, fields });
  } catch {
    return mine ?? theirs;
  }
}

/** @type {(mine: string | undefined, theirs: string | undefined, now: string) => string | undefined} */
function mergeAnswers(mine, theirs, now) {
  const [one, other] = [mine, theirs].map((text) => parseState(text ?? null));
  if (other.status !== "sound" && other.status !== "migrated") return mine;
  if (one.status === "empty") return theirs;
  if (one.status === "unreadable") return mine;
  const merged = mergeStates(one.state, other.state, now);
  return JSON.stringify({ ...merged, answers: pickSound(merged.answers, isRecord), pages: pickSound(merged.pages ?? {}, isReading) });
}

/** @type {(dictionary: Record<string, any>, isSound: (value: unknown) => boolean) => Record<string, any>} */
const pickSound = (dictionary, isSound) => Object.fromEntries(Object.entries(dictionary).filter(([, value]) => isSound(value)));

/** What is there and what was locked, together.
 * @type {(there: Things, locked: Things, keys: Keys, now: string) => Things} */
export function mergeThings(there, locked, { answers, plan }, now) {
  const both = { [answers]: mergeAnswers(there[answers], locked[answers], now), [plan]: mergePlans(there[plan], locked[plan]) };
  const merged = { ...locked, ...there };
  for (const [key, text] of Object.entries(both)) if (text !== undefined) merged[key] = text;
  return merged;
}
