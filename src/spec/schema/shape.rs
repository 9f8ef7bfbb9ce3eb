//! The shape of a JSON Schema (draft 2020-12): as much of it as the spec needs.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A schema, or one for a part of a value. What is empty stands for a keyword that is not there; the order is that in
/// which a person would read it.
#[derive(Debug, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// The version of JSON Schema, at the root alone.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) dialect: Option<&'static str>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'static str>,
    /// What editors show to the person who writes the value.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    /// The JSON type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) json_type: Option<&'static str>,
    /// Schemas of which a value must keep to at least one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Schema>,
    /// All values that there are.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<&'static str>,
    /// A regular expression (ECMA-262) that a string must match somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<i64>,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<i64>,
    /// What each element of an array must keep to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Schema>>,
    /// The least number of elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<usize>,
    /// The greatest number of elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_items: Option<usize>,
    /// The value of a key that is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Value>,
    /// Keys that must be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<&'static str>,
    /// Whether other keys than those of `properties` may be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<bool>,
    /// What the value of each key must keep to.
    #[serde(skip_serializing_if = "Properties::is_empty")]
    pub(super) properties: Properties,
    /// Schemas of which a value must keep to every one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) all_of: Vec<Schema>,
    /// What a value must not keep to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not: Option<Box<Schema>>,
    /// What decides whether `then` goes for a value.
    #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
    pub(super) condition: Option<Box<Schema>>,
    /// What a value must keep to that keeps to the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) then: Option<Box<Schema>>,
}

impl Schema {
    /// A schema that says `then` of values that keep to `condition`, and nothing of others.
    pub(super) fn conditional(condition: Schema, then: Schema) -> Schema {
        Schema { condition: Some(Box::new(condition)), then: Some(Box::new(then)), ..Schema::default() }
    }

    /// A schema that only says that keys must be there.
    pub(super) fn requiring(required: Vec<&'static str>) -> Schema {
        Schema { required, ..Schema::default() }
    }

    /// A schema that only says that a key must not be there.
    pub(super) fn without(key: &'static str) -> Schema {
        Schema { not: Some(Box::new(Schema::requiring(vec![key]))), ..Schema::default() }
    }
}

/// Schemas by key, in the order in which a spec is written.
#[derive(Debug, Default)]
pub(super) struct Properties(pub(super) Vec<(&'static str, Schema)>);

impl Properties {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, schema) in &self.0 {
            map.serialize_entry(key, schema)?;
        }
        map.end()
    }
}
