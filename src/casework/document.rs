//! Document verification, first stage: which extracted fields fill themselves, and what to show of the page for the others.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A place on a page, as shares of its width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Left edge, 0 to 1.
    pub x: f64,
    /// Top edge, 0 to 1.
    pub y: f64,
    /// Width, above 0.
    pub width: f64,
    /// Height, above 0.
    pub height: f64,
}

/// Confidence from which a field fills itself.
pub const AUTO_FILL: f64 = 0.92;
/// Share of the region's width and height that is shown around it on each side.
pub const MARGIN: f64 = 0.15;

impl Region {
    /// Whether it is a place on a page; a hair over the edge is an extractor's rounding.
    pub fn is_valid(&self) -> bool {
        let edge = 1.0 + 1e-6;
        let numbers = [self.x, self.y, self.width, self.height];
        numbers.iter().all(|number| number.is_finite() && *number >= 0.0)
            && self.width > 0.0
            && self.height > 0.0
            && self.x + self.width <= edge
            && self.y + self.height <= edge
    }

    /// The region with its margin, cut off at the page's edges.
    pub fn with_margin(&self) -> Region {
        let (dx, dy) = (self.width * MARGIN, self.height * MARGIN);
        let (left, top) = ((self.x - dx).max(0.0), (self.y - dy).max(0.0));
        let (right, bottom) = ((self.x + self.width + dx).min(1.0), (self.y + self.height + dy).min(1.0));
        Region { x: left, y: top, width: right - left, height: bottom - top }
    }
}

/// An extracted field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What was read.
    pub value: String,
    /// How sure the extractor is.
    pub confidence: f64,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Where it stands on it.
    pub region: Option<Region>,
}

/// From which confidence fields fill themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldThresholds {
    /// Of every field without one of its own.
    pub default: f64,
    /// Of single fields, by name: a date of birth may be held to more.
    pub own: BTreeMap<String, f64>,
}

impl Default for FieldThresholds {
    fn default() -> Self {
        FieldThresholds { default: AUTO_FILL, own: BTreeMap::new() }
    }
}

impl FieldThresholds {
    /// The threshold of a field.
    pub fn of(&self, name: &str) -> f64 {
        self.own.get(name).copied().unwrap_or(self.default)
    }
}

/// What a reviewer sees of the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// This part, enlarged.
    Crop(Region),
    /// All of it, because the extractor named no place.
    WholePage,
    /// All of it, because the place it named is none on a page.
    WholePageBadRegion,
}

/// What to do with a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldReview {
    /// Its name.
    pub name: String,
    /// Whether it fills itself.
    pub is_filled: bool,
    /// The threshold it was held against.
    pub threshold: f64,
    /// Page to show, from 1; the first where none was named.
    pub page: u32,
    /// What to show of it.
    pub shown: Shown,
}

/// Holds each field against its threshold; a confidence that is no probability never fills.
pub fn check_fields(fields: &[Field], thresholds: &FieldThresholds) -> Vec<FieldReview> {
    let check = |field: &Field| {
        let threshold = thresholds.of(&field.name);
        FieldReview {
            name: field.name.clone(),
            is_filled: (0.0..=1.0).contains(&field.confidence) && field.confidence >= threshold,
            threshold,
            page: field.page.unwrap_or(1).max(1),
            shown: match field.region {
                None => Shown::WholePage,
                Some(region) if region.is_valid() => Shown::Crop(region.with_margin()),
                Some(_) => Shown::WholePageBadRegion,
            },
        }
    };
    fields.iter().map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn field(name: &str, confidence: f64) -> Field {
        Field { name: name.into(), value: "x".into(), confidence, page: None, region: None }
    }

    fn region(x: f64, y: f64, width: f64, height: f64) -> Region {
        Region { x, y, width, height }
    }

    #[test]
    fn at_the_threshold_it_fills() {
        let thresholds = FieldThresholds { own: BTreeMap::from([("born".into(), 0.99)]), ..Default::default() };
        let filled = |name, confidence| check_fields(&[field(name, confidence)], &thresholds)[0].is_filled;
        assert!(filled("name", 0.92) && !filled("name", 0.9199));
        assert!(!filled("born", 0.985) && filled("born", 0.99));
        assert!(!filled("name", f64::NAN) && !filled("name", 1.5) && filled("name", 1.0));
        // A threshold that is no number fills nothing.
        let broken = FieldThresholds { default: f64::NAN, own: BTreeMap::new() };
        assert!(!check_fields(&[field("a", 1.0)], &broken)[0].is_filled);
    }

    #[test]
    fn crops() {
        let found = region(0.4, 0.5, 0.2, 0.1).with_margin();
        let expected = region(0.37, 0.485, 0.26, 0.13);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(found.x, expected.x) && close(found.y, expected.y));
        assert!(close(found.width, expected.width) && close(found.height, expected.height));
        // At the corner only the inner sides grow.
        assert_eq!(region(0.0, 0.0, 1.0, 1.0).with_margin(), region(0.0, 0.0, 1.0, 1.0));
        let shown =
            |region| check_fields(&[Field { region, ..field("a", 0.5) }], &FieldThresholds::default())[0].clone();
        assert_eq!((shown(None).shown, shown(None).page), (Shown::WholePage, 1));
        for bad in [
            region(f64::NAN, 0.0, 0.1, 0.1),
            region(0.5, 0.0, 0.6, 0.1),
            region(0.1, 0.1, 0.0, 0.1),
            region(-0.1, 0.0, 0.2, 0.1),
        ] {
            assert_eq!(shown(Some(bad)).shown, Shown::WholePageBadRegion, "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn a_crop_lies_on_the_page_and_holds_the_region(x in 0.0f64..0.99, y in 0.0f64..0.99, w in 0.001f64..1.0, h in 0.001f64..1.0) {
            let inner = region(x, y, w * (1.0 - x), h * (1.0 - y));
            let crop = inner.with_margin();
            prop_assert!(inner.is_valid() && crop.is_valid());
            prop_assert!(crop.x <= inner.x && crop.y <= inner.y);
            prop_assert!(crop.x + crop.width >= inner.x + inner.width - 1e-12);
            prop_assert!(crop.y + crop.height >= inner.y + inner.height - 1e-12);
        }
    }
}
