//! JSON held to its schema: as much of JSON Schema (draft 2020-12) as our schemas use, and no schema that uses more.

use serde_json::Value;

/// What of a schema says nothing about a value.
const NOTES: &[&str] = &["$schema", "$defs", "title", "description", "default", "then"];

/// Every way in which `value` is not as `schema` says, with its place.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$ref" => {
                let target = root.pointer(wanted.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                check(root, target, value, place, faults);
                true
            }
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|wanted| is_of(wanted, value)),
                _ => is_of(wanted, value),
            },
            "const" => wanted == value,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| matches(wanted.as_str().unwrap(), text)),
            "not" => !faults_of(root, wanted, value).is_empty(),
            "allOf" => {
                let parts = wanted.as_array().unwrap().iter();
                parts.for_each(|part| check(root, part, value, place, faults));
                true
            }
            "anyOf" => {
                let forms = wanted.as_array().unwrap().iter();
                forms.clone().any(|form| faults_of(root, form, value).is_empty())
            }
            "if" => {
                if faults_of(root, wanted, value).is_empty() {
                    check(root, &schema["then"], value, place, faults);
                }
                true
            }
            "minLength" => value.as_str().is_none_or(|text| text.len() as u64 >= wanted.as_u64().unwrap()),
            "maxLength" => value.as_str().is_none_or(|text| text.len() as u64 <= wanted.as_u64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= wanted.as_u64().unwrap()),
            "required" => {
                let names = wanted.as_array().unwrap().iter();
                value
                    .as_object()
                    .is_none_or(|_| names.clone().all(|name| value.get(name.as_str().unwrap()).is_some()))
            }
            "additionalProperties" => {
                assert_eq!(wanted, &Value::Bool(false));
                let known = &schema["properties"];
                value.as_object().is_none_or(|object| object.keys().all(|name| known.get(name).is_some()))
            }
            "properties" => {
                for (name, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        check(root, schema, value, &format!("{place}/{name}"), faults);
                    }
                }
                true
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, wanted, item, &format!("{place}/{at}"), faults);
                }
                true
            }
            note => {
                assert!(NOTES.contains(&note), "no test knows `{note}`");
                true
            }
        };
        if !holds {
            faults.push(format!("{place}: {keyword} {wanted}: {value}"));
        }
    }
}

/// The ways in which a value is not as a part of a schema says.
fn faults_of(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(root, schema, value, "", &mut faults);
    faults
}

/// Whether a regular expression finds itself in a text.
fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).unwrap().is_match(text)
}

/// Whether a value is of a type.
fn is_of(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    }
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let schema = serde_json::json!({
        "type": "object", "additionalProperties": false, "required": ["a"],
        "properties": {
            "a": { "type": ["integer", "null"], "minimum": 1, "maximum": 9 },
            "b": { "$ref": "#/$defs/b" },
            "d": { "anyOf": [{ "type": "string", "pattern": "^[0-9]+mm$" }, { "type": "array", "maxItems": 1 }] }
        },
        "allOf": [{
            "if": { "required": ["d"], "not": { "required": ["b"] } },
            "then": { "properties": { "a": { "minimum": 5 } } }
        }],
        "$defs": { "b": { "type": "array", "minItems": 1, "items": { "enum": ["x"] } } }
    });
    let check =
        |value: Value, expected: usize| assert_eq!(faults(&schema, &value).len(), expected, "{value}");
    check(serde_json::json!({ "a": 1, "b": ["x"] }), 0);
    check(serde_json::json!({ "a": null }), 0);
    check(serde_json::json!({ "a": 0 }), 1);
    check(serde_json::json!({ "a": "1" }), 1);
    check(serde_json::json!({}), 1);
    check(serde_json::json!({ "a": 1, "c": 1 }), 1);
    check(serde_json::json!({ "a": 1, "b": [] }), 1);
    check(serde_json::json!({ "a": 1, "b": ["y", "z"] }), 2);
    check(serde_json::json!([]), 1);
    check(serde_json::json!({ "a": 10 }), 1);
    check(serde_json::json!({ "a": 5, "d": "7mm" }), 0);
    check(serde_json::json!({ "a": 4, "d": "7mm" }), 1);
    check(serde_json::json!({ "a": 4, "b": ["x"], "d": "7mm" }), 0);
    check(serde_json::json!({ "a": 5, "d": "mm" }), 1);
    check(serde_json::json!({ "a": 5, "d": ["mm"] }), 0);
    check(serde_json::json!({ "a": 5, "d": ["mm", "mm"] }), 1);
}
