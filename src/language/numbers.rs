//! How a language writes numbers. Digits are 0 to 9 in all of them: those stand on the keys that people press.

/// Marks between digits, the space before a percent sign, and the direction of the text.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Between thousands.
    pub group: char,
    /// Before the decimals.
    pub decimal: char,
    /// Digits from which on thousands are marked.
    pub group_from: usize,
    /// Between a number and its percent sign.
    pub percent: &'static str,
    /// Whether the text runs from right to left.
    pub is_rtl: bool,
}

impl Marks {
    /// 1,234.5 and 78%.
    pub const COMMAS: Marks = Marks { group: ',', decimal: '.', group_from: 4, percent: "%", is_rtl: false };
    /// 1.234,5 and 78 %.
    pub const POINTS: Marks = Marks { group: '.', decimal: ',', group_from: 4, percent: "\u{a0}%", is_rtl: false };
    /// 1234,5 and 12.345,6 and 78 %.
    pub const POINTS_FROM_FIVE: Marks = Marks { group_from: 5, ..Marks::POINTS };

    /// The same numbers in a text that runs from right to left.
    pub const fn right_to_left(self) -> Marks {
        Marks { is_rtl: true, ..self }
    }

    /// `12,345`.
    pub fn count(&self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() < self.group_from {
            return digits;
        }
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        text
    }

    /// `0.413`, with as many decimals.
    pub fn decimals(&self, value: f64, decimals: usize) -> String {
        self.written(&format!("{value:.decimals$}"))
    }

    /// A number with the decimals it has.
    pub fn number(&self, value: f64) -> String {
        self.written(&value.to_string())
    }

    /// A number that was written with a point, with what stands before it and its percent sign.
    pub fn rewritten(&self, before: &str, digits: &str, is_percent: bool) -> String {
        let percent = if is_percent { self.percent } else { "" };
        format!("{before}{}{percent}", self.written(digits))
    }

    /// A number written with a point, as the language writes it.
    fn written(&self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let Ok(whole) = whole.parse() else { return plain.to_owned() };
        match rest {
            Some(rest) => format!("{sign}{}{}{rest}", self.count(whole), self.decimal),
            None => format!("{sign}{}", self.count(whole)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_marks() {
        let all = |n: u64| [Marks::COMMAS, Marks::POINTS, Marks::POINTS_FROM_FIVE].map(|marks| marks.count(n));
        assert_eq!(all(999), ["999", "999", "999"]);
        assert_eq!(all(1234), ["1,234", "1.234", "1234"]);
        assert_eq!(all(1_234_567), ["1,234,567", "1.234.567", "1.234.567"]);
        assert_eq!(Marks::POINTS.decimals(-1234.567, 2), "-1.234,57");
        assert_eq!(Marks::COMMAS.decimals(0.4132, 3), "0.413");
        assert_eq!(Marks::POINTS.rewritten("<", "1352.50", true), "<1.352,50\u{a0}%");
    }
}
