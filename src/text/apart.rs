//! Whether words of a face can be shaped one by one: whether no rule of the font looks from one word past a space
//! into the next.
//!
//! A kern between a letter and the space beside it is no hindrance, as it changes the first of the two only: a word
//! that is shaped with a space before and after it gets the same kerns as in its line. All other rules that take
//! notice of the space are. (Firefox asks a similar question in `gfxFont::SpaceMayParticipateInShaping`.)

use skrifa::raw::tables::gpos::{CursivePos, PairPos, PositionSubtables};
use skrifa::raw::tables::gsub::{
    AlternateSubst, LigatureSubst, LigatureSubstFormat1, MultipleSubst, SingleSubst, SubstitutionSubtables,
};
use skrifa::raw::tables::layout::{
    ChainedSequenceContext, ChainedSequenceContextFormat2, CoverageTable, FeatureList, LookupFlag,
    ScriptList, SequenceContext,
};
use skrifa::raw::types::{BigEndian, GlyphId16};
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, Tag};

/// The features that HarfBuzz turns on for text that runs from left to right in a script without a shaper of its
/// own, beside those for fractions, which depend on U+2044 (`hb-ot-shape.cc`).
const USUAL_FEATURES: [&[u8; 4]; 17] = [
    b"abvm", b"blwm", b"calt", b"ccmp", b"clig", b"curs", b"dist", b"kern", b"liga", b"locl", b"ltra",
    b"ltrm", b"mark", b"mkmk", b"rclt", b"rlig", b"rvrn",
];

/// Tables of Apple's own layout rules, which are not looked into.
const OTHER_RULES: [&[u8; 4]; 3] = [b"morx", b"mort", b"kerx"];

/// A language system that has no required feature (OpenType, "Language system table").
const NO_FEATURE: u16 = 0xffff;

/// Whether words in a font file can be shaped one by one, each with the spaces around it. `space` is the glyph of
/// the space. A font that cannot be read to the end has rules that nobody knows, so its words cannot.
pub(super) fn words_stand_apart(font: &[u8], space: u16) -> bool {
    FontRef::new(font).and_then(|font| no_rule_crosses(&font, GlyphId16::new(space))).unwrap_or(false)
}

fn no_rule_crosses(font: &FontRef<'_>, space: GlyphId16) -> Result<bool, ReadError> {
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if OTHER_RULES.into_iter().any(has) {
        return Ok(false);
    }
    if has(b"GSUB") {
        let gsub = font.gsub()?;
        if gsub.feature_variations().is_some() || requires_a_feature(&gsub.script_list()?)? {
            return Ok(false);
        }
        let lookups = gsub.lookup_list()?.lookups();
        let mut active = Active::new(&gsub.feature_list()?)?;
        while let Some(lookup) = active.next() {
            let lookup = lookups.get(usize::from(lookup))?;
            if skips_bases(lookup.lookup_flag()) || substitutes(&lookup.subtables()?, space, &mut active)? {
                return Ok(false);
            }
        }
    }
    let mut kerns = false;
    if has(b"GPOS") {
        let gpos = font.gpos()?;
        if gpos.feature_variations().is_some() || requires_a_feature(&gpos.script_list()?)? {
            return Ok(false);
        }
        let features = gpos.feature_list()?;
        kerns = features.feature_records().iter().any(|record| record.feature_tag() == Tag::new(b"kern"));
        let lookups = gpos.lookup_list()?.lookups();
        let mut active = Active::new(&features)?;
        while let Some(lookup) = active.next() {
            let lookup = lookups.get(usize::from(lookup))?;
            if skips_bases(lookup.lookup_flag()) || positions(&lookup.subtables()?, space, &mut active)? {
                return Ok(false);
            }
        }
    }
    // The older table shares a kern between both glyphs; it counts where GPOS has no kerns.
    Ok(kerns || !has(b"kern"))
}

/// The lookups that are to be looked at, each once.
struct Active {
    found: Vec<u16>,
    next: usize,
}

impl Active {
    /// Those of the usual features, in any script and language.
    fn new(features: &FeatureList<'_>) -> Result<Active, ReadError> {
        let mut active = Active { found: Vec::new(), next: 0 };
        for record in features.feature_records() {
            if USUAL_FEATURES.contains(&&record.feature_tag().to_be_bytes()) {
                let feature = record.feature(features.offset_data())?;
                feature.lookup_list_indices().iter().for_each(|index| active.add(index.get()));
            }
        }
        Ok(active)
    }

    fn add(&mut self, lookup: u16) {
        if !self.found.contains(&lookup) {
            self.found.push(lookup);
        }
    }

    fn next(&mut self) -> Option<u16> {
        let next = self.found.get(self.next).copied();
        self.next += 1;
        next
    }
}

/// Whether any language has a feature that is always on, whatever it is called.
fn requires_a_feature(scripts: &ScriptList<'_>) -> Result<bool, ReadError> {
    for record in scripts.script_records() {
        let script = record.script(scripts.offset_data())?;
        let languages = script.lang_sys_records().iter().map(|record| record.lang_sys(script.offset_data()));
        for language in script.default_lang_sys().into_iter().chain(languages) {
            if language?.required_feature_index() != NO_FEATURE {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether a lookup passes over base glyphs, of which the space may be one.
fn skips_bases(flag: LookupFlag) -> bool {
    flag.to_bits() & LookupFlag::IGNORE_BASE_GLYPHS.to_bits() != 0
}

/// Whether a substitution takes notice of the space; the lookups that it calls become active. Formats that are
/// seldom met are not looked into: they may.
fn substitutes(
    subtables: &SubstitutionSubtables<'_>,
    space: GlyphId16,
    active: &mut Active,
) -> Result<bool, ReadError> {
    match subtables {
        SubstitutionSubtables::Single(tables) => any(tables.iter(), |table| match table {
            SingleSubst::Format1(table) => covers(table.coverage(), space),
            SingleSubst::Format2(table) => covers(table.coverage(), space),
            _ => Ok(true),
        }),
        SubstitutionSubtables::Multiple(tables) => any(tables.iter(), |table| match table {
            MultipleSubst::Format1(table) => covers(table.coverage(), space),
            MultipleSubst::Format2(_) => Ok(true),
        }),
        SubstitutionSubtables::Alternate(tables) => any(tables.iter(), |table| match table {
            AlternateSubst::Format1(table) => covers(table.coverage(), space),
            AlternateSubst::Format2(_) => Ok(true),
        }),
        SubstitutionSubtables::Ligature(tables) => any(tables.iter(), |table| match table {
            LigatureSubst::Format1(table) => joins(&table, space),
            LigatureSubst::Format2(_) => Ok(true),
        }),
        SubstitutionSubtables::Contextual(tables) => {
            any(tables.iter(), |table| looks_at(&table, space, active))
        }
        SubstitutionSubtables::ChainContextual(tables) => {
            any(tables.iter(), |table| looks_around_at(&table, space, active))
        }
        SubstitutionSubtables::Reverse(_) => Ok(true),
        SubstitutionSubtables::EmptyExtension => Ok(false),
    }
}

/// Whether a positioning takes notice of the space other than by a kern that changes the first of two glyphs only,
/// or by changing the space alone. Marks never follow a space where words are shaped one by one.
fn positions(
    subtables: &PositionSubtables<'_>,
    space: GlyphId16,
    active: &mut Active,
) -> Result<bool, ReadError> {
    match subtables {
        PositionSubtables::Pair(tables) => any(tables.iter(), |table| {
            Ok(match table {
                PairPos::Format1(table) => !table.value_format2().is_empty(),
                PairPos::Format2(table) => !table.value_format2().is_empty(),
                _ => true,
            })
        }),
        PositionSubtables::Cursive(tables) => any(tables.iter(), |table| match table {
            CursivePos::Format1(table) => covers(table.coverage(), space),
            CursivePos::Format2(_) => Ok(true),
        }),
        PositionSubtables::Contextual(tables) => any(tables.iter(), |table| looks_at(&table, space, active)),
        PositionSubtables::ChainContextual(tables) => {
            any(tables.iter(), |table| looks_around_at(&table, space, active))
        }
        PositionSubtables::Single(_)
        | PositionSubtables::MarkToBase(_)
        | PositionSubtables::MarkToLig(_)
        | PositionSubtables::MarkToMark(_)
        | PositionSubtables::EmptyExtension => Ok(false),
    }
}

/// Whether a ligature has the space in it.
fn joins(table: &LigatureSubstFormat1<'_>, space: GlyphId16) -> Result<bool, ReadError> {
    if covers(table.coverage(), space)? {
        return Ok(true);
    }
    any(table.ligature_sets().iter(), |set| {
        any(set.ligatures().iter(), |ligature| {
            Ok(ligature.component_glyph_ids().iter().any(|glyph| glyph.get() == space))
        })
    })
}

/// Whether a sequence holds the space.
fn looks_at(table: &SequenceContext<'_>, space: GlyphId16, active: &mut Active) -> Result<bool, ReadError> {
    let SequenceContext::Format3(table) = table else { return Ok(true) };
    table.seq_lookup_records().iter().for_each(|record| active.add(record.lookup_list_index()));
    any(table.coverages().iter(), |coverage| covers(Ok(coverage), space))
}

/// Whether a sequence, or what stands before or after it, holds the space.
fn looks_around_at(
    table: &ChainedSequenceContext<'_>,
    space: GlyphId16,
    active: &mut Active,
) -> Result<bool, ReadError> {
    let table = match table {
        ChainedSequenceContext::Format3(table) => table,
        ChainedSequenceContext::Format2(table) => return looks_around_at_classes(table, space, active),
        _ => return Ok(true),
    };
    table.seq_lookup_records().iter().for_each(|record| active.add(record.lookup_list_index()));
    let (before, after) = (table.backtrack_coverages(), table.lookahead_coverages());
    let coverages = before.iter().chain(table.input_coverages().iter()).chain(after.iter());
    any(coverages, |coverage| covers(Ok(coverage), space))
}

/// The same of sequences of classes; glyphs that are in no class of the font's own are in class 0.
fn looks_around_at_classes(
    table: &ChainedSequenceContextFormat2<'_>,
    space: GlyphId16,
    active: &mut Active,
) -> Result<bool, ReadError> {
    if covers(table.coverage(), space)? {
        return Ok(true);
    }
    let before = table.backtrack_class_def()?.get(space);
    let inside = table.input_class_def()?.get(space);
    let after = table.lookahead_class_def()?.get(space);
    any(table.chained_class_seq_rule_sets().iter().flatten(), |rules| {
        any(rules.chained_class_seq_rules().iter(), |rule| {
            rule.seq_lookup_records().iter().for_each(|record| active.add(record.lookup_list_index()));
            let has = |classes: &[BigEndian<u16>], class: u32| {
                classes.iter().any(|one| u32::from(one.get()) == class)
            };
            Ok(has(rule.backtrack_sequence(), before)
                || has(rule.input_sequence(), inside)
                || has(rule.lookahead_sequence(), after))
        })
    })
}

fn covers(coverage: Result<CoverageTable<'_>, ReadError>, space: GlyphId16) -> Result<bool, ReadError> {
    Ok(coverage?.get(space).is_some())
}

/// Whether a question is answered with yes for any table.
fn any<T>(
    mut tables: impl Iterator<Item = Result<T, ReadError>>,
    mut asks: impl FnMut(T) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    tables.try_fold(false, |found, table| Ok(found || asks(table?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::faces::Faces;

    #[test]
    fn the_built_in_faces_are_shaped_word_by_word() {
        for (_, face) in Faces::built_in().iter() {
            let space = face.glyph(' ').unwrap();
            assert!(words_stand_apart(&face.data, space), "{}", face.postscript_name);
        }
    }

    #[test]
    fn a_glyph_of_a_ligature_does_not_stand_apart() {
        let faces = Faces::built_in();
        let (_, face) = faces.iter().next().unwrap();
        let letter = face.glyph('f').unwrap();
        assert!(!words_stand_apart(&face.data, letter));
    }

    #[test]
    fn a_font_that_cannot_be_read_has_rules_that_nobody_knows() {
        assert!(!words_stand_apart(b"not a font", 1));
    }
}
