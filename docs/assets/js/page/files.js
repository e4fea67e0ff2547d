/* Downloads, and scripts that are loaded only when they are needed. */

import { make, makeLink } from "./elements.js";
import { setSource } from "./trusted.js";

const KEPT_FOR = 60000; // milliseconds until the content is revoked, by when the browser has saved it
const loading = new Map(); // address → promise that its script has run

export function download(content, name, type = "application/json") {
  const link = makeLink(URL.createObjectURL(new Blob([content], { type })));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}

export function loadScript(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((resolve, reject) => {
      const script = make("script", "");
      setSource(script, address);
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        loading.delete(address); // so that it can be requested again
        reject(new Error(address));
      };
      document.head.append(script);
    }));
  }
  return loading.get(address);
}
