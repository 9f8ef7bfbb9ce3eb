//! The third shape of a spec: the flyer, with all defaults, every value checked.

mod activity;
mod colour;
mod country;
mod date;
mod doubtful_facts;
mod everyday_name;
mod facts;
mod field;
mod length;
mod meant_date;
mod page;
mod pattern;
mod picture;
mod press;
mod repeated_use;
mod sections;
mod string;
mod territory;
mod theme;

pub use country::{country_code, country_codes};
pub use page::size_names;

use super::contract::SPEC;
use super::markup::Facts;
use super::merged::{Library, Merged};
use super::model::Flyer;
use activity::Activities;
use field::Section;

/// The flyer that the merged spec describes; `None` where a required part of it has a fault.
/// Findings go into the library's list.
pub fn flyer(merged: &Merged, library: &mut Library<'_>) -> Option<Flyer> {
    let root = Section::root(&merged.root, SPEC);
    let mut resolver = Resolver { library, incomplete: merged.incomplete, facts: Facts::none() };

    // What placeholders stand for comes first: every text may ask for it.
    let known = resolver.facts(&root);
    resolver.facts = known.facts;

    // Every part is read before any is missed, so that all findings are made.
    let pages = resolver.pages(&root);
    let masthead = resolver.masthead(&root, known.date, &known.lang);
    let intro = resolver.intro(&root);
    let priorities = resolver.priorities(&root);
    let overview = resolver.overview(&root);
    let Activities { heading: activities_heading, activities, register, partners: mut names } =
        resolver.activities(&root);
    let closing = resolver.closing(&root);
    let contact = resolver.contact(&root);
    let theme = resolver.theme(&root);

    let country = known.country?;
    names.insert(country.in_one_line());
    Some(Flyer {
        country,
        date: known.date?,
        lang: known.lang,
        pages,
        masthead: masthead?,
        intro,
        priorities,
        overview,
        activities_heading,
        activities,
        register,
        names: names.into_iter().collect(),
        closing,
        contact,
        theme,
    })
}

/// What every part of the flyer needs in order to be read.
struct Resolver<'a, 'b> {
    library: &'a mut Library<'b>,
    /// Whether a file is missing, so that no key is missing for certain.
    incomplete: bool,
    facts: Facts,
}
