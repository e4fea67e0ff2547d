/* A run-time environment of SCORM 1.2 and SCORM 2004 4th edition for one launch of a package, as strict as the standards
   let it be: each call in the wrong state, each element that isn't in the data model and each value that isn't of its
   type gets the code of the standard. What is kept between launches goes in and comes out as plain data. */

import { MODELS } from "./model.js";

/** @typedef {{ values: Record<string, string>, exit: string, seconds: number, isOver: boolean }} Kept */
/** @typedef {{
 *   version: string, student: string, mode?: string, kept?: Kept | null, keep: (kept: Kept) => boolean,
 * }} Launch `kept` is what the last launch kept, and `keep` says whether it could be */

class Fault extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @type {(code: string) => void} */
function fail(code) {
  if (code !== "0") throw new Fault(code);
}

const KEYWORD = /^(.+)\.(_children|_count)$/;

/** The object that a package looks for, and what it would see in the next launch.
 * @type {(launch: Launch) => Record<string, (...values: any[]) => string>} */
export function createApi({ version, student, mode = "normal", kept = null, keep }) {
  const { calls, codes, elements, ends, give, initial, leftOut, toSeconds } = MODELS[version];
  const isResumed = kept?.exit === "suspend";
  // In 2004 an attempt that wasn't suspended is over; 1.2 leaves to the LMS what it gives back.
  const before = kept && (isResumed || version === "1.2") ? kept : { values: {}, seconds: 0 };
  let entry = isResumed ? "resume" : "";
  if (!kept || (!isResumed && version === "2004")) entry = "ab-initio";
  const credit = mode === "normal" ? "credit" : "no-credit";
  const given = give({ student, mode, credit, entry, seconds: before.seconds });
  /** @type {Record<string, string>} */
  const values = { ...initial, ...before.values, ...given };
  let state = "unopened";
  let lastCode = "0";

  const toForm = (/** @type {string} */ name) => name.replace(/\.(0|[1-9]\d*)(?=\.|$)/g, ".n");
  const hasMembers = (/** @type {string} */ form) => Object.keys(elements).some((name) => name.startsWith(`${form}.`));
  const isList = (/** @type {string} */ form) => hasMembers(`${form}.n`);

  /** How many a list has.
   * @type {(list: string) => number} */
  function count(list) {
    const places = Object.keys(values).filter((name) => name.startsWith(`${list}.`)).map((name) => name.slice(list.length + 1).split(".")[0]);
    return new Set(places).size;
  }

  /** Refuse a name with a place beyond the end of a list; the end itself is where a new one is set.
   * @type {(name: string, isNew: boolean, code: string) => void} */
  function checkPlaces(name, isNew, code) {
    const parts = name.split(".");
    parts.forEach((part, at) => {
      if (!/^\d+$/.test(part)) return;
      const length = count(parts.slice(0, at).join("."));
      if (Number(part) > length || (Number(part) === length && !isNew)) fail(code);
    });
  }

  /** @type {(call: "open" | "close" | "get" | "set" | "commit") => void} */
  function checkState(call) {
    if (state !== "open") fail(codes.states[call][state === "unopened" ? 0 : 1]);
    else if (call === "open") fail(codes.twice);
  }

  /** @type {(name: any, code: string) => void} */
  function checkName(name, code) {
    if (typeof name !== "string" || !name) fail(code);
    if (leftOut.test(name)) fail(codes.leftOut);
  }

  /** @type {(of: string, keyword: string) => string} */
  function readKeyword(of, keyword) {
    const form = toForm(of);
    if (!elements[form] && !hasMembers(form)) fail(codes.unknown);
    checkPlaces(of, false, codes.place[0]);
    if (keyword === "_count") {
      if (!isList(form)) fail(codes.noCount);
      return String(count(of));
    }
    const start = isList(form) ? `${form}.n.` : `${form}.`;
    const children = new Set(Object.keys(elements).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split(".")[0]));
    if (!children.size || form === "cmi" || form.endsWith(".n")) fail(codes.noChildren);
    return [...children].join(",");
  }

  /** @type {(name: string) => string} */
  function get(name) {
    checkState("get");
    checkName(name, codes.noName[0]);
    const [, of, keyword] = KEYWORD.exec(name) ?? [];
    if (keyword) return readKeyword(of, keyword);
    const [access] = elements[toForm(name)] ?? fail(codes.unknown);
    if (access === "write") fail(codes.writeOnly);
    checkPlaces(name, false, codes.place[0]);
    if (values[name] === undefined) fail(codes.unset);
    return values[name] ?? "";
  }

  /** In 2004 the identifier of a member of a list is set first and once, and a response after the type.
   * @type {(name: string, value: string) => void} */
  function checkOrder(name, value) {
    const [, list, at, rest] = /^(cmi\.\w+)\.(\d+)\.(.+)$/.exec(name) ?? [];
    if (!list || version === "1.2") return;
    if (rest !== "id" && values[`${list}.${at}.id`] === undefined) fail(codes.dependency);
    if (/response/.test(rest) && values[`${list}.${at}.type`] === undefined) fail(codes.dependency);
    const inside = /^(.+)\.(\d+)\.id$/.exec(name);
    if (!inside || inside[1] === "cmi.interactions") return;
    for (let other = 0; other < count(inside[1]); other++) {
      if (other !== Number(inside[2]) && values[`${inside[1]}.${other}.id`] === value) fail(codes.repeated);
    }
    if (inside[1] === "cmi.objectives" && ![undefined, value].includes(values[name])) fail(codes.repeated);
  }

  /** @type {(name: string, value: string) => string} */
  function set(name, value) {
    checkState("set");
    checkName(name, codes.noName[1]);
    const [, of] = KEYWORD.exec(name) ?? [];
    if (of) fail(elements[toForm(of)] || hasMembers(toForm(of)) ? codes.keyword : codes.unknown);
    const [access, type] = elements[toForm(name)] ?? fail(codes.unknown);
    if (access === "read") fail(codes.readOnly);
    checkPlaces(name, true, codes.place[1]);
    checkOrder(name, value);
    const [member] = /^cmi\.interactions\.\d+/.exec(name) ?? [];
    const trouble = typeof value === "string" ? type(value, (/** @type {string} */ sibling) => values[`${member}.${sibling}`] ?? "") : "type";
    if (trouble) fail(codes[trouble]);
    values[name] = value;
    return "true";
  }

  /** @type {(isOver: boolean) => boolean} */
  function send(isOver) {
    const own = new Set([...Object.keys(given), ends.exit, ends.time]);
    return keep({
      values: Object.fromEntries(Object.entries(values).filter(([name]) => !own.has(name))),
      exit: values[ends.exit] ?? "",
      seconds: before.seconds + (isOver ? toSeconds(values[ends.time] ?? "") : 0),
      isOver,
    });
  }

  /** @type {(call: "open" | "close" | "commit", values: any[]) => void} */
  function check(call, [argument, ...rest]) {
    checkState(call);
    if (argument !== "" || rest.length) fail(codes.argument);
  }

  /** @type {(act: (...values: any[]) => string, failed: string) => (...values: any[]) => string} */
  const answer = (act, failed) => (...args) => {
    lastCode = "0";
    try {
      return act(...args);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      lastCode = error.code;
      return failed;
    }
  };
  const describe = (/** @type {string} */ code) => (code === "0" ? "No error" : `Error ${code}`);

  return {
    [calls.open]: answer((...args) => {
      check("open", args);
      state = "open";
      return "true";
    }, "false"),
    [calls.close]: answer((...args) => {
      check("close", args);
      // The LMS completes what a package of 1.2 says nothing about.
      if (version === "1.2" && values[ends.status] === "not attempted") values[ends.status] = "completed";
      if (!send(true)) fail(codes.unkept.close);
      state = "over";
      return "true";
    }, "false"),
    [calls.get]: answer(get, ""),
    [calls.set]: answer(set, "false"),
    [calls.commit]: answer((...args) => {
      check("commit", args);
      if (!send(false)) fail(codes.unkept.commit);
      return "true";
    }, "false"),
    [calls.error]: () => lastCode,
    [calls.errorText]: describe,
    [calls.diagnostic]: (/** @type {string} */ code) => describe(code || lastCode),
  };
}

/** The API that tells each call and its code. In 2004 a package learns by an error that a value isn't set yet: no fault.
 * @type {(api: any, version: string, tell: (call: string[], isFault: boolean) => void) => any} */
export function recordCalls(api, version, tell) {
  const { calls, codes } = MODELS[version];
  const changing = [calls.open, calls.close, calls.get, calls.set, calls.commit];
  return new Proxy(api, {
    get(found, name) {
      const call = Reflect.get(found, name, found);
      if (!changing.includes(name)) return typeof call === "function" ? call.bind(found) : call;
      return (/** @type {any[]} */ ...args) => {
        const answered = call.apply(found, args);
        const code = String(found[calls.error]());
        tell([String(name), ...args.map(String), String(answered), code], code !== "0" && !(name === calls.get && code === codes.unset));
        return answered;
      };
    },
  });
}
