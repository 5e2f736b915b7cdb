//! A guide's Markdown as HTML that is safe to show: HTML in it becomes text, links go to the web or to mail only, images
//! become their description. A heading named like a class opens what the guide says about that class.

use crate::domain::fold_text;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a guide says about one class.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct ClassNote {
    /// The first paragraph.
    pub about: String,
    /// The first quotation, list entry or code: an example.
    pub example: String,
}

/// The guide as HTML.
pub(super) fn to_html(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(safe));
    out
}

fn safe(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        // The page has its own first heading.
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: lower(level), id: None, classes: vec![], attrs: vec![] })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if is_web(&dest_url) { dest_url } else { CowStr::Borrowed("#") };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        other => other,
    }
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

fn is_web(link: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|start| link.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)))
}

/// What stands below the headings that are named like a class, upper and lower case alike, by class.
pub(super) fn class_notes(text: &str, classes: &[String]) -> BTreeMap<String, ClassNote> {
    let named: BTreeMap<String, &String> = classes.iter().map(|class| (fold_text(class), class)).collect();
    let mut notes: BTreeMap<String, ClassNote> = BTreeMap::new();
    let (mut heading, mut here) = (None::<String>, None::<String>);
    let (mut said, mut in_example) = (String::new(), 0u32);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let name = heading.take().unwrap_or_default();
                here = named.get(&fold_text(&name)).map(|class| (*class).clone());
            }
            Event::Text(words) | Event::Code(words) => match &mut heading {
                Some(name) => name.push_str(&words),
                None => said.push_str(&words),
            },
            Event::SoftBreak | Event::HardBreak => said.push(' '),
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::CodeBlock(_)) => {
                in_example += 1;
                said.clear();
            }
            Event::Start(Tag::Paragraph) => said.clear(),
            Event::End(end @ (TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::CodeBlock | TagEnd::Paragraph)) => {
                let words = std::mem::take(&mut said).trim().to_owned();
                if let (Some(class), false) = (&here, words.is_empty()) {
                    let note = notes.entry(class.clone()).or_default();
                    let place = if in_example > 0 { &mut note.example } else { &mut note.about };
                    if place.is_empty() {
                        *place = words;
                    }
                }
                if end != TagEnd::Paragraph {
                    in_example = in_example.saturating_sub(1);
                }
            }
            _ => {}
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_a_guide_is_only_text_and_links_go_to_the_web() {
        let html = to_html(
            "# Tone\n\n<script>alert(1)</script>\n\n**Be** <b onclick=x>fair</b>, see [this](javascript:alert(1)) and [that](https://example.org/a).\n\n![a cat](https://example.org/cat.png)",
        );
        assert!(
            !html.contains("<script")
                && !html.contains("<b ")
                && !html.contains("javascript")
                && !html.contains("<img"),
            "{html}"
        );
        assert!(
            html.contains("&lt;script&gt;") && html.contains("<h3>Tone</h3>") && html.contains("<strong>Be</strong>"),
            "{html}"
        );
        assert!(html.contains("href=\"https://example.org/a\"") && html.contains("<em>a cat</em>"), "{html}");
        assert!(
            !to_html("[x](jAvAsCrIpT:alert(1)) <javascript:alert(1)>").to_lowercase().contains("href=\"javascript")
        );
        assert!(!to_html("[x](data:text/html,hi) <a href='x'>").contains("<a href='x'>"));
    }

    #[test]
    fn headings_named_like_a_class_say_what_it_is() {
        let classes = ["refund".to_owned(), "Late parcel".to_owned(), "other".to_owned()];
        let text = "Read all of it.\n\n## Refund\n\nThe customer wants *money* back.\nNot an exchange.\n\n> I want my 20 euros back\n\n## Late Parcel\n\n- Where is my parcel?\n- It is late\n\n## Words\n\nNot a class.";
        let notes = class_notes(text, &classes);
        assert_eq!(notes.len(), 2);
        assert_eq!(notes["refund"].about, "The customer wants money back. Not an exchange.");
        assert_eq!(notes["refund"].example, "I want my 20 euros back");
        assert_eq!(
            (notes["Late parcel"].about.as_str(), notes["Late parcel"].example.as_str()),
            ("", "Where is my parcel?")
        );
    }
}
