/* What fits in the plan on this device (core/limits.js): a plan that is written here can be taken elsewhere. */

import { TEXT_LENGTH, findExcess } from "../core/limits.js";
import { store } from "./session.js";

export const FULL_TEXT = `Aquí caben ${TEXT_LENGTH.toLocaleString("es-ES")} caracteres y no queda sitio. Si has pegado un texto más largo, el resto no está.`;
export const FULL_PLAN = "El plan está lleno: esto no se guarda mientras no acortes o quites algo. En un plan caben un millón de caracteres y 4.000 filas.";

/** Limit what a text control takes, whether typed or pasted.
 * @type {(control: any) => void} */
export const limitText = (control) => { control.maxLength = TEXT_LENGTH; };
/** @type {(control: any) => boolean} */
export const isFull = (control) => control.value.length >= TEXT_LENGTH;

/** Whether the plan has room for these values, {<field id>: value}. One that had too much before, from an earlier edition,
 * can still be changed.
 * @type {(values: Record<string, any>) => boolean} */
export function hasRoom(values) {
  const state = store.read();
  const changed = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { ...state.fields[id], value, at: "" }]));
  const excess = findExcess({ ...state, fields: { ...state.fields, ...changed } });
  return !excess || excess === findExcess(state);
}
