/* The questions' own HTML, fetched a tema at a time by pages that show questions of other pages. By script, not by `fetch`: a
   page opened from disk may load the first and not the second. */
(function (root) {
  "use strict";
  const { Curso } = root;
  if (Curso.bank) return;
  const { find, findAll } = Curso.page;
  const items = new Map();
  const loads = new Map();

  Curso.addBank = (list) => list.forEach((item) => items.set(item.id, item));

  function loadTema(base, tema) {
    if (!loads.has(tema)) {
      loads.set(tema, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, { src: `${base}assets/bank/tema-${tema}.js`, onload: resolve, onerror: reject });
        document.head.append(script);
      }));
    }
    return loads.get(tema);
  }

  function parse(html) {
    const template = document.createElement("template");
    template.innerHTML = html; // written by the build, never by a reader
    return template.content.firstElementChild;
  }

  Curso.bank = {
    /* Fetch the HTML of some questions of the catalogue. `base` leads to the site's root. */
    load: (base, questions) => Promise.all([...new Set(questions.map(({ tema }) => tema))].map((tema) => loadTema(base, tema))),
    has: (id) => items.has(id),
    /* The form and the part of the key of a question, once loaded, with the number that it has here. Its links lead where they led
       from its own page. */
    make({ id, href }, base, number) {
      const { form, key } = items.get(id);
      const parts = { form: parse(form), key: parse(key) };
      find(parts.form, ".quiz-number").textContent = `${number}.`;
      const home = new URL(base + href, location.href);
      findAll(parts.key, "a").forEach((link) => {
        link.href = new URL(link.getAttribute("href"), home).href.replace(`${location.origin}/`, "/"); // a whole address would look external
      });
      return parts;
    },
  };
})(globalThis);
