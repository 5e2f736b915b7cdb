//! The decision matrix: four properties of an action, each green, yellow or red, and how much of a person that takes.
//!
//! Two reds: a person decides before anything happens. One red or any yellow: somebody watches and can stop it. All
//! green: nobody needs to. A workflow has a matrix in its policy; a single decision can only be redder than that.

use serde::{Deserialize, Serialize};

/// One property of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Property {
    /// What a wrong action costs.
    Cost,
    /// Whether it can be undone.
    Reversibility,
    /// Which law looks at it.
    Regulation,
    /// How well defined its input is.
    Ambiguity,
}

/// How bad a property is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Color {
    /// Needs nobody.
    Green,
    /// Somebody should watch.
    Yellow,
    /// Somebody should decide.
    Red,
}

/// How much of a person an action takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Oversight {
    /// None: aggregates are enough.
    Skip,
    /// It acts; a person watches and can stop it.
    OnTheLoop,
    /// It waits for a person.
    InTheLoop,
}

/// Over this many US dollars a single decision is red on cost, whatever the workflow says.
const RED_USD: f64 = 1000.0;
/// From one dollar on it is yellow.
const YELLOW_USD: f64 = 1.0;

/// What the caller says one decision can do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Impact {
    /// What it moves, in US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd: Option<f64>,
    /// False: it cannot be undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reversible: Option<bool>,
    /// The laws it falls under, such as `gdpr_22`; any makes it red on regulation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regulated: Vec<String>,
    /// Its input's ambiguity, where it is worse than usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ambiguity: Option<Color>,
    /// Somebody could be hurt: red on cost.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub safety: bool,
}

/// The four colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Cost of a wrong action.
    pub cost: Color,
    /// Reversibility.
    pub reversibility: Color,
    /// Regulation.
    pub regulation: Color,
    /// Input ambiguity.
    pub ambiguity: Color,
}

/// What nobody has judged yet counts as two reds, so a new workflow asks people.
impl Default for Matrix {
    fn default() -> Self {
        Matrix { cost: Color::Red, reversibility: Color::Red, regulation: Color::Yellow, ambiguity: Color::Yellow }
    }
}

impl Property {
    /// All four, in the matrix's order.
    pub const ALL: [Property; 4] = [Property::Cost, Property::Reversibility, Property::Regulation, Property::Ambiguity];

    /// What this colour of this property means, as help text.
    pub fn means(self, color: Color) -> &'static str {
        match (self, color) {
            (Property::Cost, Color::Green) => "less than $1, or no external impact",
            (Property::Cost, Color::Yellow) => "$1 to $1,000, or reputational",
            (Property::Cost, Color::Red) => "over $1,000, legal, or safety impact",
            (Property::Reversibility, Color::Green) => "one-click undo",
            (Property::Reversibility, Color::Yellow) => "reversible with effort",
            (Property::Reversibility, Color::Red) => "irreversible: sent e-mail, payment, deletion",
            (Property::Regulation, Color::Green) => "none",
            (Property::Regulation, Color::Yellow) => "industry guidance",
            (Property::Regulation, Color::Red) => "EU AI Act high-risk, HIPAA, FDA, GDPR Art. 22",
            (Property::Ambiguity, Color::Green) => "structured, well-defined",
            (Property::Ambiguity, Color::Yellow) => "semi-structured",
            (Property::Ambiguity, Color::Red) => "free-form, contested, or adversarial",
        }
    }
}

impl Matrix {
    /// A property's colour.
    pub fn color(&self, property: Property) -> Color {
        match property {
            Property::Cost => self.cost,
            Property::Reversibility => self.reversibility,
            Property::Regulation => self.regulation,
            Property::Ambiguity => self.ambiguity,
        }
    }

    /// This matrix for one decision: never greener, redder where its impact is. An amount that is no number counts as
    /// the worst.
    pub fn raised(&self, impact: &Impact) -> Matrix {
        let cost = match impact.usd.map(f64::abs) {
            _ if impact.safety => Color::Red,
            None => Color::Green,
            Some(usd) if usd < YELLOW_USD => Color::Green,
            Some(usd) if usd <= RED_USD => Color::Yellow,
            Some(_) => Color::Red,
        };
        let red_if = |is_red: bool| if is_red { Color::Red } else { Color::Green };
        Matrix {
            cost: self.cost.max(cost),
            reversibility: self.reversibility.max(red_if(impact.reversible == Some(false))),
            regulation: self.regulation.max(red_if(!impact.regulated.is_empty())),
            ambiguity: self.ambiguity.max(impact.ambiguity.unwrap_or(Color::Green)),
        }
    }

    /// The properties that are red.
    pub fn reds(&self) -> Vec<Property> {
        Property::ALL.into_iter().filter(|property| self.color(*property) == Color::Red).collect()
    }

    /// How much of a person this takes.
    pub fn oversight(&self) -> Oversight {
        match self.reds().len() {
            0 if Property::ALL.iter().all(|property| self.color(*property) == Color::Green) => Oversight::Skip,
            0 | 1 => Oversight::OnTheLoop,
            _ => Oversight::InTheLoop,
        }
    }

    /// The threshold to propose: 0.97 where money, health or law is at stake, else 0.85.
    pub fn proposed_threshold(&self) -> f64 {
        if self.cost == Color::Red || self.regulation == Color::Red { 0.97 } else { 0.85 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Color::{Green, Red, Yellow};

    fn matrix(cost: Color, reversibility: Color, regulation: Color, ambiguity: Color) -> Matrix {
        Matrix { cost, reversibility, regulation, ambiguity }
    }

    #[test]
    fn the_four_examples_of_the_article() {
        let ticket_tag = matrix(Green, Green, Green, Green);
        let sales_draft = matrix(Yellow, Yellow, Green, Green);
        let loan = matrix(Red, Yellow, Red, Green);
        let candidate_rejection = matrix(Yellow, Red, Red, Green);
        assert_eq!(ticket_tag.oversight(), Oversight::Skip);
        assert_eq!(sales_draft.oversight(), Oversight::OnTheLoop);
        assert_eq!((loan.oversight(), loan.reds()), (Oversight::InTheLoop, vec![Property::Cost, Property::Regulation]));
        assert_eq!(candidate_rejection.oversight(), Oversight::InTheLoop);
        assert_eq!((sales_draft.proposed_threshold(), loan.proposed_threshold()), (0.85, 0.97));
        assert_eq!(matrix(Red, Green, Green, Green).oversight(), Oversight::OnTheLoop);
        assert_eq!(Matrix::default().oversight(), Oversight::InTheLoop);
    }

    #[test]
    fn impact_only_ever_makes_it_redder() {
        let sales_draft = matrix(Yellow, Yellow, Green, Green);
        let usd = |usd| Impact { usd: Some(usd), ..Impact::default() };
        assert_eq!(sales_draft.raised(&usd(1000.0)).cost, Yellow);
        assert_eq!(sales_draft.raised(&usd(1000.01)).cost, Red);
        assert_eq!(sales_draft.raised(&usd(-5000.0)).cost, Red);
        assert_eq!(sales_draft.raised(&usd(f64::NAN)).cost, Red);
        assert_eq!(sales_draft.raised(&usd(0.5)).cost, Yellow);
        assert_eq!(matrix(Green, Green, Green, Green).raised(&usd(1.0)).cost, Yellow);
        let both = Impact { usd: Some(2000.0), reversible: Some(false), ..Impact::default() };
        assert_eq!(sales_draft.raised(&both).oversight(), Oversight::InTheLoop);
        let regulated = Impact { regulated: vec!["gdpr_22".into()], ..Impact::default() };
        assert_eq!(sales_draft.raised(&regulated).reds(), [Property::Regulation]);
        assert_eq!(sales_draft.raised(&Impact::default()), sales_draft);
    }
}
