//! Which language a browser asks for: the header `Accept-Language` of RFC 9110.

use super::{LANGUAGES, Lang, find};

/// The best of ours for a header such as `de-AT, de;q=0.9, en;q=0.5`; none where it names none of ours.
pub fn wanted(header: &str) -> Option<Lang> {
    let mut asked: Vec<(&str, f32)> = header.split(',').filter_map(range).filter(|(_, weight)| *weight > 0.0).collect();
    // Stable: of equal weights the first one counts, as browsers mean it.
    asked.sort_by(|a, b| b.1.total_cmp(&a.1));
    asked.into_iter().find_map(|(tag, _)| of_range(tag))
}

fn range(part: &str) -> Option<(&str, f32)> {
    let mut pieces = part.split(';').map(str::trim);
    let tag = pieces.next().filter(|tag| !tag.is_empty())?;
    let weight = pieces.find_map(|piece| piece.strip_prefix("q=").or(piece.strip_prefix("Q=")));
    let weight = match weight {
        Some(text) => text.parse().ok().filter(|weight: &f32| (0.0..=1.0).contains(weight))?,
        None => 1.0,
    };
    Some((tag, weight))
}

/// `de-AT-1996`, then `de-AT`, then `de`.
fn of_range(tag: &str) -> Option<Lang> {
    if tag == "*" {
        return Some(&LANGUAGES[0]);
    }
    let lower = tag.to_ascii_lowercase();
    let mut rest = lower.as_str();
    loop {
        if let Some(found) = find(rest) {
            return Some(found);
        }
        rest = rest.rsplit_once('-')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide_and_regions_fall_back() {
        let tag = |header| wanted(header).map(|language| language.tag);
        assert_eq!(tag("de-AT,de;q=0.9,en;q=0.8"), Some("de"));
        assert_eq!(tag("fr, es;q=0.5, de;q=0.9"), Some("de"));
        assert_eq!(tag("fr;q=1, ar-EG;q=0.2"), Some("ar"));
        assert_eq!(tag("de;q=0, en;q=0.1"), Some("en"), "not acceptable");
        assert_eq!(tag("ES-419"), Some("es"));
        assert_eq!(tag("fr, *;q=0.1"), Some("en"));
        assert_eq!((tag(""), tag("fr"), tag("de;q=7")), (None, None, None));
    }
}
