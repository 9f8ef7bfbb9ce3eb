//! The contract as a JSON Schema, for editors that complete and check TOML files while they are written.
//!
//! One schema goes for specs, fragments and registers. It refuses no file for what another may bring: a file that names
//! a country must have what no other can give its activities, and all that it needs where it extends nothing. Pictures,
//! which nothing is merged into, must be whole everywhere.

mod shape;
mod value;

pub use shape::Schema;

use serde_json::Value;

use super::contract::{Key, Kind, Need, SPEC};
use shape::Properties;

/// The version of JSON Schema that this is.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of specs, fragments and registers.
pub fn schema() -> Schema {
    let spec = Schema::requiring(vec!["country"]);
    let alone = Schema { required: vec!["country"], ..Schema::without("extends") };
    let of_spec = [(spec, whole_elements(SPEC)), (alone, needed(SPEC))];
    Schema {
        dialect: Some(DIALECT),
        title: Some("A flyer of flysheet"),
        description:
            "A spec, a fragment or a register, as `flysheet build` reads them. `flysheet check` finds more: \
                      what is missing once fragments are merged, and what is wrong with texts and pictures."
                .to_owned(),
        all_of: of_spec.into_iter().filter_map(|(of, then)| Some(Schema::conditional(of, then?))).collect(),
        ..table(SPEC)
    }
}

/// A table of `keys` and of no others.
fn table(keys: &'static [Key]) -> Schema {
    Schema {
        json_type: Some("object"),
        additional_properties: Some(false),
        properties: Properties(keys.iter().map(|key| (key.name, of(key))).collect()),
        ..Schema::default()
    }
}

/// A table that is one of an array, and so inherits nothing from fragments.
fn element(keys: &'static [Key]) -> Schema {
    let inner = |key: &'static Key| {
        // A table inside is not merged either.
        let of_key = match key.kind {
            Kind::Table(keys) => Schema { description: description(key), ..element(keys) },
            _ => of(key),
        };
        (key.name, of_key)
    };
    Schema {
        required: names(keys, Need::Required),
        properties: Properties(keys.iter().map(inner).collect()),
        ..table(keys)
    }
}

/// The keys of a need.
fn names(keys: &'static [Key], need: Need) -> Vec<&'static str> {
    keys.iter().filter(|key| key.need == need).map(|key| key.name).collect()
}

/// What the value of a key may be.
fn of(key: &'static Key) -> Schema {
    let schema = match (key.kind, value::of(key)) {
        (_, Some(schema)) => schema,
        (Kind::Tables(keys), None) => {
            Schema { json_type: Some("array"), items: Some(Box::new(element(keys))), ..Schema::default() }
        }
        (kind, None) => table(kind.keys().unwrap_or_default()),
    };
    Schema { description: description(key), default: key.default.and_then(json), ..schema }
}

/// What an editor says of a key: what it is for, what it may be, and what it is where it is not there.
fn description(key: &Key) -> String {
    let mut said = key.doc.to_owned();
    if let Some((least, most)) = value::bounds(&key.kind).map(|bounds| bounds.written()) {
        said.push_str(&format!(" From {least} to {most}."));
    }
    if let Some(default) = key.default {
        said.push_str(&format!(" Default: `{default}`."));
    }
    said
}

/// The keys that each table of an array must have, unless `use` takes it from the register; `None` where there are
/// none.
fn whole_elements(keys: &'static [Key]) -> Option<Schema> {
    let whole = |key: &Key| {
        let Kind::Tables(keys) = key.kind else { return None };
        // Editors say which of these keys is missing, where of "these keys or `use`" they would say neither.
        let items = Some(Box::new(Schema::conditional(
            Schema::without("use"),
            Schema::requiring(names(keys, Need::RequiredUnlessUse)),
        )));
        Some((key.name, Schema { items, ..Schema::default() }))
    };
    let properties = Properties(keys.iter().filter_map(whole).collect());
    (!properties.0.is_empty()).then(|| Schema { properties, ..Schema::default() })
}

/// The keys that must be there, in the outermost table and in those that are merged; `None` where there are none.
fn needed(keys: &'static [Key]) -> Option<Schema> {
    let required = names(keys, Need::Required);
    let inner = keys.iter().filter_map(|key| match key.kind {
        Kind::Table(keys) => Some((key.name, needed(keys)?)),
        _ => None,
    });
    let schema = Schema { properties: Properties(inner.collect()), ..Schema::requiring(required) };
    (!schema.required.is_empty() || !schema.properties.0.is_empty()).then_some(schema)
}

/// A value in TOML as JSON.
fn json(toml: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(&format!("value = {toml}")).ok()?;
    serde_json::to_value(table.get("value")?).ok()
}
