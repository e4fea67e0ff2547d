/* Texts set aside in the store, each under its own key: values that could not be read, and older versions of
   migrated ones. A key has the original key and the time: «curso:estado:apartado:2024-06-11T09:30:00.000Z». */

/** @typedef {{
 *   add: (storage: Storage, text: string) => string,
 *   list: () => { key: string, at: string, text: string | null }[],
 *   remove: (place: string) => void,
 * }} Aside */

/** The texts set aside from the value under `key`. `getStorage` returns a Storage and may throw; `now` returns an ISO
 * date.
 * @type {(key: string, store: { getStorage: () => Storage, now: () => string }) => Aside} */
export function createAside(key, { getStorage, now }) {
  const prefix = `${key}:apartado:`;
  return {
    /* Set a text aside. Returns its key. */
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
