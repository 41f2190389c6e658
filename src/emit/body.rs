//! The tree of a text → HTML.

use super::Site;
use super::words::{escape, write_text};
use crate::guide::{Entry, Resolved, href, media_href};
use crate::model::{Block, IdKind, Image, Inline, Lang, Link, RawHtml, Target};

/// Writes texts of one page in one language.
pub struct Writer<'s> {
    pub site: &'s Site<'s>,
    pub entry: &'s Entry,
    /// Whose addresses links lead to.
    pub reader: &'s Lang,
    /// The language of the text.
    pub lang: &'s Lang,
}

impl Writer<'_> {
    /// Blocks as HTML.
    pub fn blocks(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        self.sanitised(out)
    }

    /// A heading's words as HTML.
    pub fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.write_inlines(inlines, &mut out);
        self.sanitised(out)
    }

    /// Where editors may write HTML, nothing of it but harmless markup comes through.
    fn sanitised(&self, html: String) -> String {
        if self.site.guide.config.raw_html == RawHtml::Forbid {
            return html;
        }
        ammonia::Builder::default()
            .add_generic_attributes(["lang", "dir", "class"])
            .add_tag_attributes("a", ["hreflang", "rel"])
            .add_tag_attributes("ol", ["start"])
            .add_tag_attributes("th", ["scope"])
            .add_url_schemes(["geo", "sms"])
            .link_rel(None)
            .clean(&html)
            .to_string()
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Paragraph(inlines) => self.element("p", inlines, out),
            Block::List { start, items } => self.list(*start, items, out),
            Block::Quote(blocks) => {
                out.push_str("<blockquote>");
                for block in blocks {
                    self.block(block, out);
                }
                out.push_str("</blockquote>\n");
            }
            Block::Table { head, rows } => self.table(head, rows, out),
            Block::Code(code) => {
                out.push_str("<pre dir=\"ltr\"><code>");
                escape(code, out);
                out.push_str("</code></pre>\n");
            }
            Block::Html(html) => out.push_str(html),
            Block::Rule => out.push_str("<hr>\n"),
        }
    }

    fn element(&self, name: &str, inlines: &[Inline], out: &mut String) {
        out.push('<');
        out.push_str(name);
        out.push_str(reach(inlines));
        out.push('>');
        self.write_inlines(inlines, out);
        out.push_str("</");
        out.push_str(name);
        out.push_str(">\n");
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], out: &mut String) {
        let name = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(start) if start != 1 => out.push_str(&format!("<ol start=\"{start}\">\n")),
            _ => out.push_str(&format!("<{name}>\n")),
        }
        for item in items {
            let mut blocks = item.iter();
            // One paragraph in an item needs no box of its own.
            if let Some(Block::Paragraph(inlines)) = item.first()
                && !item[1..].iter().any(|block| matches!(block, Block::Paragraph(_)))
            {
                out.push_str(&format!("<li{}>", reach(inlines)));
                self.write_inlines(inlines, out);
                blocks.next();
            } else {
                out.push_str("<li>");
            }
            blocks.for_each(|block| self.block(block, out));
            out.push_str("</li>\n");
        }
        out.push_str(&format!("</{name}>\n"));
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], out: &mut String) {
        out.push_str("<table>\n<thead><tr>");
        for cell in head {
            // A header without words is no header.
            out.push_str(if cell.is_empty() { "<td>" } else { "<th scope=\"col\">" });
            self.write_inlines(cell, out);
            out.push_str(if cell.is_empty() { "</td>" } else { "</th>" });
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            out.push_str("<tr>");
            for cell in row {
                out.push_str("<td>");
                self.write_inlines(cell, out);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table>\n");
    }

    fn write_inlines(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => write_text(text, self.lang, out),
                Inline::Code(code) => {
                    out.push_str("<code dir=\"ltr\">");
                    escape(code, out);
                    out.push_str("</code>");
                }
                Inline::Emphasis(inner) => self.wrapped("em", inner, out),
                Inline::Strong(inner) => self.wrapped("strong", inner, out),
                Inline::Link(link) => self.link(link, out),
                Inline::Image(image) => Self::image(image, out),
                Inline::Html(html) => out.push_str(html),
                Inline::Break => out.push_str("<br>\n"),
            }
        }
    }

    fn wrapped(&self, name: &str, inner: &[Inline], out: &mut String) {
        out.push_str(&format!("<{name}>"));
        self.write_inlines(inner, out);
        out.push_str(&format!("</{name}>"));
    }

    fn image(image: &Image, out: &mut String) {
        out.push_str("<img src=\"");
        escape(&media_href(&image.path), out);
        out.push_str("\" alt=\"");
        escape(&super::words::clean(&image.alt), out);
        out.push_str("\" loading=\"lazy\">");
    }

    /// A link in the reader's language. What leads nowhere stays as words.
    fn link(&self, link: &Link, out: &mut String) {
        match self.site.guide.follow(&link.target, self.entry, self.reader) {
            Resolved::Page { href, .. } | Resolved::File(href) => self.anchor(&href, "", link, out),
            Resolved::Anchor(id) => self.anchor(&format!("#{}", href(&id)), "", link, out),
            Resolved::External { href, lang } => {
                let hreflang = lang.map(|lang| format!(" hreflang=\"{lang}\"")).unwrap_or_default();
                self.anchor(&href, &hreflang, link, out);
            }
            Resolved::Term(term) => {
                self.anchor(&term.href, " class=\"term\"", link, out);
                if let Some((official, lang)) = term.official.filter(|(_, lang)| *lang != self.lang) {
                    out.push_str(&format!(
                        " <span class=\"official\">(<bdi lang=\"{lang}\" dir=\"{}\">",
                        lang.direction().as_str()
                    ));
                    escape(&super::words::clean(official), out);
                    out.push_str("</bdi>)</span>");
                }
            }
            Resolved::Unpublished(_) | Resolved::Broken(_) => self.write_inlines(&link.text, out),
        }
    }

    fn anchor(&self, href: &str, attributes: &str, link: &Link, out: &mut String) {
        out.push_str("<a href=\"");
        escape(href, out);
        out.push('"');
        out.push_str(attributes);
        out.push('>');
        let is_number = matches!(&link.target, Target::External(href) if href.starts_with("tel:"))
            || matches!(&link.target, Target::Id { kind: IdKind::Contact, .. } if is_digits(&link.text));
        if is_number {
            out.push_str("<bdi dir=\"ltr\">");
        }
        self.write_inlines(&link.text, out);
        if is_number {
            out.push_str("</bdi>");
        }
        out.push_str("</a>");
    }
}

/// The mark of a line that is one link: it is no part of a sentence, so it may be as high as a thumb.
fn reach(inlines: &[Inline]) -> &'static str {
    if matches!(inlines, [Inline::Link(_)]) { " class=\"go\"" } else { "" }
}

fn is_digits(text: &[Inline]) -> bool {
    matches!(text, [Inline::Text(text)] if text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+'))
}
