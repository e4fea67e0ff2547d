/* Files that a reader takes away, and scripts that are only fetched when they are needed. */

import { make, makeLink } from "./elements.js";

const KEPT_FOR = 60000; // milliseconds until the browser may forget the content: it has saved it by then
const loading = new Map(); // address → promise of its script having run

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
      script.src = address;
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        loading.delete(address); // so that it can be asked for again
        reject(new Error(address));
      };
      document.head.append(script);
    }));
  }
  return loading.get(address);
}
