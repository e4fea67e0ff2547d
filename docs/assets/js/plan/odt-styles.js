/* The styles of the plan's ODT (`styles.xml`, ODF 1.2): the library's own lack language, cover, captions and cells.
   They contain none of the reader's text. odt.js uses their names. */

const NAMESPACES = ["office", "style", "text"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ") +
  ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"';
const TITLE_COLOUR = "#17464b";
const SIZES = ["17pt", "14pt", "12pt", "11pt"];

const encode = (name) => name.replaceAll(" ", "_20_");

/* A paragraph style: its visible name, its parent's, and the attributes of its paragraph and of its text. */
function makeStyle(name, parent, { paragraph = "", letters = "", more = "" } = {}) {
  return `<style:style style:name="${encode(name)}" style:display-name="${name}" style:family="paragraph" ` +
    `${parent ? `style:parent-style-name="${encode(parent)}" ` : ""}${more}>` +
    `${paragraph && `<style:paragraph-properties ${paragraph}/>`}${letters && `<style:text-properties ${letters}/>`}</style:style>`;
}

const spacing = (top, bottom, more = "") => `fo:margin-top="${top}" fo:margin-bottom="${bottom}" ${more}`;
const KEEP = 'fo:keep-with-next="always"';
const BOLD = 'fo:font-weight="bold"';

function makeHeadings() {
  return SIZES.flatMap((size, index) => {
    const name = `Heading ${index + 1}`;
    const more = `style:next-style-name="Text_20_body" style:class="text" style:default-outline-level="${index + 1}"`;
    const style = makeStyle(name, "Heading", { letters: `fo:font-size="${size}"`, more });
    // The one after the cover starts a page.
    return index ? [style] : [style, makeStyle(`${name} first`, name, { paragraph: 'fo:break-before="page"' })];
  }).join("");
}

const page = (name, footer) => `<style:page-layout style:name="${name}"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" ` +
  'style:print-orientation="portrait" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/>' +
  `<style:header-style/><style:footer-style>${footer}</style:footer-style></style:page-layout>`;

export const makeStyles = ({ language }) => {
  const [tongue, country] = language.split("-");
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${NAMESPACES} office:version="1.2">
<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial, 'Liberation Sans', sans-serif" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="1.25cm"/><style:text-properties style:font-name="Arial" fo:font-size="11pt" fo:language="${tongue}" fo:country="${country}"/></style:default-style>
${[
  makeStyle("Standard", "", { more: 'style:class="text"' }),
  makeStyle("Text body", "Standard", { paragraph: spacing("0cm", "0.21cm", 'fo:line-height="115%"'), more: 'style:class="text"' }),
  makeStyle("Heading", "Standard", { paragraph: spacing("0.6cm", "0.2cm", KEEP), letters: `${BOLD} fo:color="${TITLE_COLOUR}"`, more: 'style:class="text"' }),
  makeHeadings(),
  makeStyle("Title", "Heading", { paragraph: spacing("6.5cm", "0.5cm"), letters: 'fo:font-size="28pt"', more: 'style:master-page-name="Cover" style:class="chapter"' }),
  makeStyle("Subtitle", "Text body", { paragraph: spacing("0cm", "1.2cm"), letters: 'fo:font-size="16pt"', more: 'style:class="chapter"' }),
  makeStyle("Caption", "Standard", { paragraph: spacing("0.4cm", "0.15cm", KEEP), letters: BOLD, more: 'style:class="extra"' }),
  makeStyle("Plan label", "Text body", { paragraph: spacing("0.35cm", "0.08cm", KEEP), letters: BOLD }),
  makeStyle("Plan note", "Text body", { letters: 'fo:font-style="italic"' }),
  makeStyle("List Bullet", "Text body", { paragraph: spacing("0cm", "0.08cm"), more: 'style:class="list"' }),
  makeStyle("Table Contents", "Standard", { paragraph: spacing("0.05cm", "0.05cm"), letters: 'fo:font-size="9.5pt"', more: 'style:class="extra"' }),
  makeStyle("Table Heading", "Table Contents", { paragraph: KEEP, letters: BOLD, more: 'style:class="extra"' }),
  makeStyle("Small Table Contents", "Table Contents", { letters: 'fo:font-size="8pt"' }),
  makeStyle("Small Table Heading", "Table Heading", { letters: 'fo:font-size="8pt"' }),
  makeStyle("Footer", "Standard", { paragraph: 'fo:text-align="end"', letters: 'fo:font-size="9pt"', more: 'style:class="extra"' }),
].join("\n")}
<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties ${BOLD}/></style:style>
</office:styles>
<office:automatic-styles>${page("PageCover", "")}${page("PageInner", '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.5cm"/>')}</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="PageInner"><style:footer><text:p text:style-name="Footer">Página <text:page-number text:select-page="current">1</text:page-number> de <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>
<style:master-page style:name="Cover" style:page-layout-name="PageCover" style:next-style-name="Standard"/>
</office:master-styles>
</office:document-styles>`;
};
