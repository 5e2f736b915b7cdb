use super::*;
use serde_json::json;

fn form() -> Fields {
    serde_json::from_value(json!({"fields": [
        {"name": "name", "type": "text", "required": true},
        {"name": "amount", "title": "Amount in euros", "type": "number", "min": 0, "max": 99.5},
        {"name": "kind", "type": "choice", "options": ["new", "used"]},
        {"name": "paid", "type": "bool"},
        {"name": "day", "type": "date"},
    ]}))
    .unwrap()
}

fn said(answer: Value) -> Result<String, String> {
    form().parse(&answer.to_string()).map(|answer| answer.label)
}

#[test]
fn an_answer_is_an_object_in_the_order_of_the_form() {
    let full = json!({"day": "2024-02-29", "paid": true, "name": " Ana ", "kind": "used", "amount": 3.0});
    let canonical = r#"{"name":"Ana","amount":3,"kind":"used","paid":true,"day":"2024-02-29"}"#;
    assert_eq!(said(full).unwrap(), canonical);
    // What a form or a table sends is text.
    let typed = json!({"name": "Ana", "amount": "3", "kind": "used", "paid": "yes", "day": "2024-02-29"});
    assert_eq!(said(typed).unwrap(), canonical);
    assert_eq!(said(json!({"name": "A", "amount": "", "paid": null})).unwrap(), r#"{"name":"A"}"#);
    let answer = form().parse(canonical).unwrap();
    assert_eq!(form().parse(&answer.label).unwrap(), answer);
}

#[test]
fn the_wrong_field_is_named() {
    let wrong = |name: &str, value: Value| {
        let mut answer = json!({"name": "Ana"});
        answer[name] = value;
        said(answer).unwrap_err()
    };
    assert_eq!(said(json!({})).unwrap_err(), "the field `name` is required");
    assert_eq!(said(json!({"name": "  "})).unwrap_err(), "the field `name` is required");
    assert_eq!(wrong("amount", json!(100)), "the field `amount` is 100 and should be from 0 to 99.5");
    assert_eq!(wrong("amount", json!("3 or 4")), "the field `amount` is \"3 or 4\" and should be a number");
    assert_eq!(wrong("amount", json!("inf")), "the field `amount` is \"inf\" and should be a number");
    assert_eq!(wrong("kind", json!("old")), "the field `kind` is `old` and should be one of new, used");
    assert_eq!(wrong("paid", json!("maybe")), "the field `paid` is \"maybe\" and should be true or false");
    for day in ["2023-02-29", "2026-13-01", "2026-11-31", "1900-02-29", "26-1-1", "2026-11", "2026-11-+1"] {
        assert!(wrong("day", json!(day)).contains("should be a day"), "{day}");
    }
    assert!(wrong("price", json!(1)).starts_with("there is no field `price`; there are name, amount"));
    assert!(wrong("name", json!("x".repeat(5001))).contains("5000 is the most"));
    assert!(form().parse("[]").unwrap_err().contains("JSON object"));
}

#[test]
fn forms_that_cannot_work_are_refused() {
    assert!(form().check().is_ok());
    let check = |field: Value| serde_json::from_value::<Fields>(json!({"fields": [field]})).unwrap().check();
    assert!(check(json!({"name": "k", "type": "choice", "options": ["a"]})).unwrap_err().contains("at least two"));
    assert!(check(json!({"name": "k", "type": "text", "options": ["a", "b"]})).unwrap_err().contains("no choice"));
    assert!(check(json!({"name": "k", "type": "text", "min": 1})).unwrap_err().contains("no number"));
    assert!(
        check(json!({"name": "k", "type": "number", "min": 2, "max": 1})).unwrap_err().contains("min 2 above max 1")
    );
    assert!(check(json!({"name": "", "type": "text"})).is_err());
    assert!(Fields { fields: vec![] }.check().unwrap_err().contains("has 0"));
    let twice = Fields { fields: [form().fields, form().fields].concat() };
    assert!(twice.check().unwrap_err().contains("`name` stands twice"));
}
