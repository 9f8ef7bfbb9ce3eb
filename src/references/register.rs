//! The register: every reference number once, with what the flyers say of it and who carries it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::natural::natural;
use super::programme::{Programme, Record};

/// The first and the last page that something stands on, counted from one.
pub type Pages = RangeInclusive<usize>;

/// All reference numbers of a run, in natural order.
#[derive(Debug)]
pub struct Register<'p> {
    /// The numbers.
    pub listed: Vec<Listed<'p>>,
    /// How many flyers the run has, of which not all need carry a number.
    pub flyers: usize,
}

/// One reference number. Where flyers do not agree, each of them comes with every value once, in the order of the run.
#[derive(Debug)]
pub struct Listed<'p> {
    /// The number.
    pub reference: &'p str,
    /// Its titles.
    pub titles: Vec<&'p str>,
    /// Its kinds of activity.
    pub kinds: Vec<&'p str>,
    /// Its dates.
    pub dates: Vec<&'p str>,
    /// Its partner countries.
    pub partners: Vec<&'p str>,
    /// The activity in each flyer that carries it, in the order of the run.
    pub carriers: Vec<&'p Record>,
}

impl<'p> Register<'p> {
    /// The register of a programme.
    pub fn of(programme: &'p Programme) -> Register<'p> {
        let mut by_number: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for record in &programme.records {
            if let Some(reference) = &record.reference {
                by_number.entry(&reference.text).or_default().push(record);
            }
        }
        let mut listed: Vec<Listed<'p>> =
            by_number.into_iter().map(|(reference, records)| Listed::new(reference, records)).collect();
        listed.sort_by(|one, other| natural(one.reference, other.reference));
        Register { listed, flyers: programme.countries.len() }
    }
}

impl<'p> Listed<'p> {
    fn new(reference: &'p str, records: Vec<&'p Record>) -> Listed<'p> {
        let each = |texts: fn(&Record) -> Vec<&str>| {
            let mut each: Vec<&str> = Vec::new();
            for text in records.iter().flat_map(|record| texts(record)) {
                if !each.contains(&text) {
                    each.push(text);
                }
            }
            each
        };
        Listed {
            reference,
            titles: each(|record| vec![&record.title.text]),
            kinds: each(|record| record.kind.as_deref().into_iter().collect()),
            dates: each(|record| record.dates.iter().map(|dates| dates.text.as_str()).collect()),
            partners: each(|record| record.partners.iter().map(|partner| partner.text.as_str()).collect()),
            carriers: records,
        }
    }
}
