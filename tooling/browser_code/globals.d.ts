// What other scripts put on the global object: the site's one name, Material's stream of pages, and the
// libraries in docs/assets/vendor that a page loads by itself; and what TypeScript's own list lacks of the browser's.

declare var Curso: any;
declare var document$: any;
declare var FSRS: any;
declare var docx: any;
declare var fflate: any;
declare var odfKit: any;
declare var sha256: any;
declare var trustedTypes: any;
