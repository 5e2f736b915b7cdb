//! Canonical JSON and its digest: the same payload gives the same 64 characters whoever writes it down.
//!
//! RFC 8785: keys sorted by UTF-16 units, no spaces, numbers as ECMAScript prints them. One difference: integers that
//! fit 64 bits keep every digit, where the RFC would round them to a double. Two account numbers beyond 2^53 that differ
//! in the last digit must not share a grant.

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};

/// The canonical text of a value.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// SHA-256 of the canonical text, in hexadecimal. Clients compute the same from their own RFC 8785 library.
pub fn digest_of(value: &Value) -> String {
    crate::digest::hex(&Sha256::digest(canonical(value).as_bytes()))
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => write_number(number, text),
        Value::String(string) => write_string(string, text),
        Value::Array(parts) => {
            text.push('[');
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write(part, text);
            }
            text.push(']');
        }
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            text.push('{');
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_string(key, text);
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    use std::fmt::Write;
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                let _ = write!(text, "\\u{:04x}", c as u32);
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

fn write_number(number: &Number, text: &mut String) {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(n), _, _) => text.push_str(&n.to_string()),
        (_, Some(n), _) => text.push_str(&n.to_string()),
        (_, _, Some(x)) => text.push_str(&ecmascript(x)),
        _ => text.push_str("null"),
    }
}

/// ECMAScript's Number::toString, from Rust's shortest digits that read back the same.
fn ecmascript(x: f64) -> String {
    if x == 0.0 {
        return "0".into();
    }
    let shortest = format!("{:e}", x.abs());
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (count, point) = (digits.len() as i32, exponent + 1);
    let sign = if x < 0.0 { "-" } else { "" };
    if count <= point && point <= 21 {
        return format!("{sign}{digits}{}", "0".repeat((point - count) as usize));
    }
    if 0 < point && point <= 21 {
        let (whole, rest) = digits.split_at(point as usize);
        return format!("{sign}{whole}.{rest}");
    }
    if -6 < point && point <= 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(-point as usize));
    }
    let power = format!("e{}{}", if exponent < 0 { "-" } else { "+" }, exponent.abs());
    match digits.split_at(1) {
        (first, "") => format!("{sign}{first}{power}"),
        (first, rest) => format!("{sign}{first}.{rest}{power}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_examples_of_rfc_8785() {
        // Section 3.2.2 and 3.2.3 of the RFC.
        let value: Value = serde_json::from_str(
            r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#,
        )
        .unwrap();
        assert_eq!(
            canonical(&value),
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
        let keys = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
        let order: Vec<char> = canonical(&keys).chars().filter(char::is_ascii_digit).collect();
        // \r, 1 (key and value), U+0080, ö, €, the emoji's surrogates, then U+FB33.
        assert_eq!(order.iter().collect::<String>(), "2146715 3".replace(' ', ""));
    }

    #[test]
    fn numbers_that_mean_the_same_share_a_digest_and_large_integers_do_not_collapse() {
        assert_eq!(digest_of(&json!({"a": 1.0, "b": -0.0})), digest_of(&json!({"b": 0, "a": 1})));
        assert_ne!(digest_of(&json!(9_007_199_254_740_993_i64)), digest_of(&json!(9_007_199_254_740_992_i64)));
        for (x, text) in [(1e21, "1e+21"), (1e20, "100000000000000000000"), (1.5e-7, "1.5e-7"), (-1.25, "-1.25")] {
            assert_eq!(ecmascript(x), text);
        }
        // SHA-256 of the two characters `{}`.
        assert_eq!(digest_of(&json!({})), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
