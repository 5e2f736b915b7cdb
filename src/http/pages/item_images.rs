//! Images of items on pages: what of an item is an image, what is said instead where none may be shown, and which hosts a
//! page's policy names. Browsers load the images; this server loads none.

use super::item_view::{Look, Span, text_spans};
use crate::domain::{MOST_IMAGES, image_addresses, lookup};
use crate::http::Reply;
use crate::http::headers::ImageSources;
use crate::http::keys::Line;
use crate::http::speech::{t, told};
use crate::store::ProjectRow;
use serde::Serialize;
use serde_json::Value;

/// An image, or the address as text and why it is no image here.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Picture {
    /// As a browser reads it; none where it may not be shown.
    pub url: Option<String>,
    /// As the record has it.
    pub text: Vec<Span>,
    /// What it shows, in words.
    pub alt: String,
    /// Why it is text; empty where it is an image.
    pub problem: String,
}

/// The images under a key. `side` tells two of them apart where people compare, as in `A`.
pub(super) fn pictures(look: &Look<'_>, data: &Value, key: &str, side: &str) -> Vec<Picture> {
    // Checked at import; what was erased since has none.
    let addresses = image_addresses(data, key).unwrap_or_default();
    let count = addresses.len();
    let words = look.recipe.image_alt.as_ref().and_then(|key| lookup(data, key)).and_then(Value::as_str);
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    let alt = |at: usize| {
        let which = if count > 1 { t!("picture-of", n = at + 1, count = count) } else { String::new() };
        let which = [side, which.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        match words {
            Some(words) if which.is_empty() => words.to_owned(),
            Some(words) => format!("{words} ({which})"),
            None if which.is_empty() => t!("picture-alt", item = look.item),
            None => t!("picture-alt-which", which = &which, item = look.item),
        }
    };
    let picture = |(at, address): (usize, &String)| {
        let judged = match at < MOST_IMAGES {
            true => look.hosts.judge(address).map_err(|problem| told(&problem)),
            false => Err(t!("picture-only-first", n = MOST_IMAGES)),
        };
        let (url, problem) = judged.map_or_else(|problem| (None, problem), |url| (Some(url), String::new()));
        Picture { url, problem, text: text_spans(address), alt: alt(at) }
    };
    addresses.iter().enumerate().map(picture).collect()
}

/// What a page with items of this project has to name in its policy; nothing where the project shows no images.
pub(super) fn sources_of(project: &ProjectRow) -> Vec<String> {
    if project.recipe.images.is_empty() { Vec::new() } else { project.image_hosts().sources() }
}

/// The response with a policy that lets these hosts, and no others, bring images.
pub(super) fn with_images(reply: Reply, sources: &[String]) -> Reply {
    let mut response = reply?;
    if !sources.is_empty() {
        response.extensions_mut().insert(ImageSources(sources.to_vec()));
    }
    Ok(response)
}

/// The lines of the keys' help, without those for images where there are none.
pub(super) fn lines_of(project: &ProjectRow, mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| !project.recipe.images.is_empty() || !line.is_of_images);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ImageHosts, Recipe};
    use serde_json::json;

    #[test]
    fn each_image_has_words_and_what_may_not_be_shown_says_why() {
        let recipe = Recipe { images: vec!["u".into()], image_alt: Some("about".into()), ..Recipe::default() };
        let hosts = ImageHosts::parse("good.org").unwrap();
        let look = Look { recipe: &recipe, hosts, item: "7" };
        let of = |data: Value, side: &str| pictures(&look, &data, "u", side);
        let one = of(json!({"u": "https://good.org/a"}), "");
        assert_eq!((one[0].url.as_deref(), one[0].alt.as_str()), (Some("https://good.org/a"), "Image of item 7"));
        assert_eq!(of(json!({"u": "https://good.org/a", "about": " a cat "}), "")[0].alt, "a cat");
        assert_eq!(of(json!({"u": "https://good.org/a", "about": "a cat"}), "A")[0].alt, "a cat (A)");
        assert_eq!(of(json!({"u": "https://good.org/a"}), "B")[0].alt, "Image B of item 7");
        let two = of(json!({"u": ["https://good.org/a", "https://evil.org/\u{202e}b"], "about": "cats"}), "");
        assert_eq!(two.iter().map(|p| p.alt.as_str()).collect::<Vec<_>>(), ["cats (1 of 2)", "cats (2 of 2)"]);
        assert_eq!(two[1].url, None);
        assert!(two[1].problem.contains("evil.org") && two[1].text.iter().any(|span| span.is_hidden));
        let many = of(json!({"u": vec!["https://good.org/a"; 21]}), "");
        assert_eq!(many.iter().filter(|picture| picture.url.is_some()).count(), 20);
        assert!(many[20].problem.contains("first 20"));
    }
}
