/* Texts kept aside in the store, each under a key of its own: values that could not be read, and older shapes of those that could.
   Their keys say whose they are and when: «curso:estado:apartado:2024-06-11T09:30:00.000Z». */

/** @typedef {{
 *   add: (storage: Storage, text: string) => string,
 *   list: () => { key: string, at: string, text: string | null }[],
 *   remove: (place: string) => void,
 * }} Aside */

/** What is kept aside of the value under `key`. `getStorage` returns a Storage and may throw; `now` gives ISO text.
 * @type {(key: string, store: { getStorage: () => Storage, now: () => string }) => Aside} */
export function createAside(key, { getStorage, now }) {
  const prefix = `${key}:apartado:`;
  return {
    /* Keep a text of the value. Returns the key that it has. */
    add(storage, text) {
      let place = prefix + now();
      while (storage.getItem(place) !== null) place += "+";
      storage.setItem(place, text);
      return place;
    },
    /* The texts set aside, oldest first: [{key, at, text}]. */
    list() {
      try {
        const storage = getStorage();
        const places = Array.from({ length: storage.length }, (_, index) => String(storage.key(index))).filter((place) => place.startsWith(prefix));
        return places.sort().map((place) => ({ key: place, at: place.slice(prefix.length).replace(/\++$/, ""), text: storage.getItem(place) }));
      } catch {
        return [];
      }
    },
    remove(place) {
      if (place.startsWith(prefix)) getStorage().removeItem(place);
    },
  };
}
